import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import type { CallFacts, Requirement, Visibility } from '@scopedeck/server/contract/requirements.ts'
import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useState } from 'react'
import { useLocation, useNavigate, useNavigationType } from 'react-router'
import { useGate, useVerdict } from '../../lens/gate.ts'
import { useShortcut } from '../../shared/keyboard.tsx'
import { useToast } from '../../shared/toaster.tsx'
import { formFacts } from '../call-request.ts'
import { exploreQueries } from '../explore.queries.ts'
import { useExplorer } from '../explorer.tsx'
import { faultsOf } from '../form-faults.ts'
import { type FormValues, readValues, searchOf } from '../form-values.ts'
import { isList, isObject } from '../json.ts'
import { resumeOf } from '../resume-call.ts'
import { pickSource } from './pick-sources.ts'

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
  const facts = formFacts(id, form.values, usePlaylistVisibility(operation(id).requirement, form.values.playlist_id))
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

interface FormState {
  values: FormValues
  change: (name: string, text: string) => void
  /** Everything at once, as from a next page or an earlier call. */
  replace: (values: FormValues) => void
}

interface Written {
  /** The address that was last looked at. */
  seen: string
  values: FormValues
  /** Addresses that this form wrote by itself, on their way or arrived. */
  own: readonly string[]
}

/**
 * The form of a call. Its address is its permalink: every change replaces it. Typing does not wait for the router, so an
 * address is read only when it came from elsewhere: a link, an earlier call, going back.
 */
function useForm(id: OperationId): FormState {
  const { search } = useLocation()
  const navigate = useNavigate()
  const isBack = useNavigationType() === 'POP'
  const [form, setForm] = useState<Written>(() => ({ seen: search, values: readValues(id, search), own: [] }))
  if (form.seen !== search) setForm(arrived(id, form, search, isBack))

  const replace = (values: FormValues) => {
    const to = searchOf(id, values)
    setForm((before) => ({ ...before, values, own: [...before.own, to].slice(-50) }))
    void navigate({ search: to }, { replace: true, preventScrollReset: true })
  }
  return { values: form.values, replace, change: (name, text) => replace({ ...form.values, [name]: text }) }
}

function arrived(id: OperationId, { values, own }: Written, search: string, isBack: boolean): Written {
  if (!isBack && own.includes(search)) return { seen: search, values, own }
  return { seen: search, values: readValues(id, search, values), own: [] }
}

/** Whether a playlist is public, where the call depends on it and it is in one’s own list; else nobody knows before the call. */
function usePlaylistVisibility({ visibility }: Requirement, id: string | undefined): Visibility | undefined {
  const myPlaylists = pickSource('playlists')
  const mayList = useVerdict(myPlaylists.operation).state !== 'blocked'
  const { data } = useQuery({
    ...exploreQueries.picks(myPlaylists),
    enabled: mayList && visibility !== undefined && Boolean(id),
  })
  const playlists = isObject(data) && isList(data.items) ? data.items.filter(isObject) : []
  const playlist = playlists.find((each) => each.id === id)
  if (playlist?.collaborative === true || playlist?.public === false) return 'private'
  return playlist?.public === true ? 'public' : undefined
}
