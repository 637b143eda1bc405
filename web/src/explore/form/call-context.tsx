import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import type { CallFacts, Requirement, Visibility } from '@scopedeck/server/contract/requirements.ts'
import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useState } from 'react'
import { useLocation, useNavigate, useNavigationType } from 'react-router'
import { useGate } from '../../lens/gate.ts'
import { useSignedIn } from '../../session/use-session.ts'
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
  /** What is wrong with the values, by the name of the parameter. */
  faults: Readonly<Record<string, string>>
  /** What is wrong with a body that is typed as JSON; the fields hold what it said when it was right. */
  bodyFault: string | undefined
  setBodyFault: (fault: string | undefined) => void
  /** The person has tried to send the form: all faults are shown. */
  wasTried: boolean
  /** Sends the form, or shows what is wrong with it. */
  submit: () => void
}

const CallContext = createContext<Call | undefined>(undefined)

export const fieldId = (name: string) => `parameter-${name}`
/** The field of a body that is typed as JSON. */
export const bodyFieldId = 'raw-body'

/** Around the page of a call: its form, its faults, and what the form states about scopes. */
export function CallProvider({ id, children }: { id: OperationId; children: ReactNode }) {
  const form = useForm(id)
  const { send, sendNow } = useExplorer()
  const toast = useToast()
  const [wasTried, setTried] = useState(false)
  const [bodyFault, setBodyFault] = useState<string>()
  const facts = formFacts(id, form.values, usePlaylistVisibility(operation(id).requirement, form.values.playlist_id))
  const gate = useGate(id, facts, resumeOf(id, form.values))
  const faults = faultsOf(operation(id).parameters, form.values)

  const submit = () => {
    const [first] = Object.keys(faults)
    const bodyField = document.getElementById(bodyFieldId)
    if (bodyFault !== undefined) bodyField?.focus()
    else if (first) {
      setTried(true)
      const field = document.getElementById(fieldId(first)) ?? bodyField
      field?.focus()
    } else if (!gate.isSignedIn) gate.ask()
    else if (gate.isWithheld)
      toast({ text: 'You switched its permission off in the lens. Switch it on, and the call goes out.' })
    // No question before the change: the server refuses the call, so nothing changes.
    else if (gate.verdict.state === 'blocked') sendNow(id, form.values)
    else send(id, form.values)
  }
  useShortcut('explore.send', submit)
  const call = { ...form, id, facts, faults, bodyFault, setBodyFault, wasTried, submit }
  return <CallContext value={call}>{children}</CallContext>
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
  /** Sets all values, for example those of the next page. */
  replace: (values: FormValues) => void
}

interface FormAtAddress {
  /** The query of the address that was last compared with the form. */
  seen: string
  values: FormValues
  /** The queries that this form wrote to the address. */
  own: readonly string[]
}

/**
 * The form of a call. Every change replaces the query of the address, so that the address is a permalink. The form does
 * not wait for the router: it reads an address only when a link, an earlier call or the Back button changed it.
 */
function useForm(id: OperationId): FormState {
  const { search } = useLocation()
  const navigate = useNavigate()
  const isBack = useNavigationType() === 'POP'
  const [form, setForm] = useState<FormAtAddress>(() => ({ seen: search, values: readValues(id, search), own: [] }))
  if (form.seen !== search) setForm(arrived(id, form, search, isBack))

  const replace = (values: FormValues) => {
    const to = searchOf(id, values)
    setForm((before) => ({ ...before, values, own: [...before.own, to].slice(-50) }))
    void navigate({ search: to }, { replace: true, preventScrollReset: true })
  }
  return { values: form.values, replace, change: (name, text) => replace({ ...form.values, [name]: text }) }
}

function arrived(id: OperationId, { values, own }: FormAtAddress, search: string, isBack: boolean): FormAtAddress {
  if (!isBack && own.includes(search)) return { seen: search, values, own }
  return { seen: search, values: readValues(id, search, values), own: [] }
}

/** Whether the playlist is public. Known only for playlists in the account’s own list; asked only where a call depends on it. */
function usePlaylistVisibility({ visibility }: Requirement, id: string | undefined): Visibility | undefined {
  const myPlaylists = pickSource('playlists')
  const isSignedIn = useSignedIn() !== undefined
  const { data } = useQuery({
    ...exploreQueries.picks(myPlaylists),
    enabled: isSignedIn && visibility !== undefined && Boolean(id),
  })
  const playlists = isObject(data) && isList(data.items) ? data.items.filter(isObject) : []
  const playlist = playlists.find((each) => each.id === id)
  if (playlist?.collaborative === true || playlist?.public === false) return 'private'
  return playlist?.public === true ? 'public' : undefined
}
