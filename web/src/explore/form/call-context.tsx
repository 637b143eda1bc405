import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import type { CallFacts } from '@scopedeck/server/contract/requirements.ts'
import { createContext, type ReactNode, use, useState } from 'react'
import { useGate } from '../../lens/gate.ts'
import { useShortcut } from '../../shared/keyboard.tsx'
import { useToast } from '../../shared/toaster.tsx'
import { callFacts } from '../call-facts.ts'
import { resumeOf, useExplorer } from '../explorer.tsx'
import { faultsOf } from '../form-faults.ts'
import { type FormState, useForm } from './use-form.ts'
import { usePlaylistVisibility } from './use-playlist-visibility.ts'

interface Call extends FormState {
  id: OperationId
  facts: CallFacts
  /** By the name of the parameter. */
  faults: Readonly<Record<string, string>>
  /** Somebody wanted to send it as it is: every fault shows. */
  wasTried: boolean
  /** Sends the form, or shows what is wrong with it. */
  submit: () => void
}

const CallContext = createContext<Call | undefined>(undefined)

export const fieldId = (name: string) => `parameter-${name}`

/** One call with its form. */
export function CallProvider({ id, children }: { id: OperationId; children: ReactNode }) {
  const form = useForm(id)
  const { send, sendNow } = useExplorer()
  const toast = useToast()
  const [wasTried, setTried] = useState(false)
  const facts = callFacts(id, form.values, usePlaylistVisibility(operation(id).requirement, form.values.playlist_id))
  const gate = useGate(id, facts, resumeOf(id, form.values))
  const faults = faultsOf(operation(id).parameters, form.values)

  const submit = () => {
    const [first] = Object.keys(faults)
    if (first) {
      setTried(true)
      document.getElementById(fieldId(first))?.focus()
    } else if (!gate.isSignedIn) gate.ask()
    else if (gate.isWithheld) toast({ text: 'You took its permission away in the lens. Put it back, and it goes out.' })
    // The server refuses it before anything can change: there is nothing to ask about.
    else if (gate.verdict.state === 'blocked') sendNow(id, form.values)
    else send(id, form.values)
  }
  useShortcut('explore.send', submit)
  return <CallContext value={{ ...form, id, facts, faults, wasTried, submit }}>{children}</CallContext>
}

/** @throws {Error} outside a call */
export function useCall(): Call {
  const call = use(CallContext)
  if (!call) throw new Error('useCall needs a CallProvider above it.')
  return call
}
