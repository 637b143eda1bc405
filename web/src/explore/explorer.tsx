import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useRef, useState, useSyncExternalStore } from 'react'
import { useResumable } from '../lens/resume.tsx'
import { useGrantedScopes, useSignedIn } from '../session/use-session.ts'
import { type LazyPart, lazyPart } from '../shared/lazy-part.tsx'
import { NotOpened, Part } from '../shared/part.tsx'
import { ProblemResponse } from '../shared/problem.ts'
import type { CallAnswer } from './call-answer.ts'
import type { AccountRecords, Caller, CallRecords } from './call-records.ts'
import { exploreMutations } from './explore.queries.ts'
import { faultsOf } from './form-faults.ts'
import type { FormValues } from './form-values.ts'
import { readResume } from './resume-call.ts'

const ChangeDialog = lazyPart(async () => (await import('./change-dialog.tsx')).ChangeDialog)

/** Ways to look at an answer, with the words on their tabs. */
export const views = {
  problem: 'Problem',
  tree: 'Tree',
  preview: 'Preview',
  raw: 'Raw',
  headers: 'Headers',
  compare: 'Compare',
} as const
export type View = keyof typeof views

export interface RequestFlowProps {
  requestId: string
}

interface Explorer {
  /** Draws the messages of one request. */
  RequestFlow: LazyPart<RequestFlowProps>
  caller: Caller
  records: CallRecords
  /** Makes a call; asks first when the call changes something. */
  send: (id: OperationId, values: FormValues) => void
  /** Makes a call without asking. */
  sendNow: (id: OperationId, values: FormValues) => void
  /** Makes a call without asking, and resolves to its answer. */
  sendAndWait: (id: OperationId, values: FormValues) => Promise<CallAnswer>
  /** The call that waits for its answer. */
  pending: OperationId | undefined
  /** Aborts the call that waits for its answer. */
  stop: () => void
  view: View
  setView: (view: View) => void
}

const ExplorerContext = createContext<Explorer | undefined>(undefined)

interface ExplorerProviderProps extends Pick<Explorer, 'records' | 'RequestFlow'> {
  children: ReactNode
}

/** Around the list and the call. Makes the calls of this screen, one at a time, also the call that waited for a consent. */
export function ExplorerProvider({ records, RequestFlow, children }: ExplorerProviderProps) {
  const session = useSignedIn()
  const granted = useGrantedScopes()
  const caller = {
    account: session?.account.id ?? '',
    scopes: session ? [...granted, ...session.unknownScopes].sort() : [],
  }
  const calls = useCalls(records, caller)
  const [unconfirmed, setUnconfirmed] = useState<{ id: OperationId; values: FormValues }>()
  const [view, setView] = useState<View>('tree')
  useCallAfterConsent(calls.sendAndWait, setView)
  const send = (id: OperationId, values: FormValues) => {
    if (operation(id).method === 'GET') calls.sendNow(id, values)
    else setUnconfirmed({ id, values })
  }
  return (
    <ExplorerContext value={{ RequestFlow, caller, records, ...calls, send, view, setView }}>
      {children}
      {unconfirmed && (
        <Part failed={({ problem }) => <NotOpened problem={problem} onTold={() => setUnconfirmed(undefined)} />}>
          <ChangeDialog
            {...unconfirmed}
            onCancel={() => setUnconfirmed(undefined)}
            onAgree={() => {
              setUnconfirmed(undefined)
              calls.sendNow(unconfirmed.id, unconfirmed.values)
            }}
          />
        </Part>
      )}
    </ExplorerContext>
  )
}

/** One call at a time: the next call aborts the one before it. */
function useCalls(records: CallRecords, caller: Caller) {
  const record = (answer: CallAnswer) => records.add(caller, answer)
  const { mutateAsync, isPending, variables } = useMutation(exploreMutations.send(useQueryClient(), record))
  const latest = useRef<AbortController>(undefined)
  const sendAndWait = (id: OperationId, values: FormValues): Promise<CallAnswer> => {
    latest.current?.abort()
    const controller = new AbortController()
    latest.current = controller
    return mutateAsync({ id, values, signal: controller.signal })
  }
  return {
    sendAndWait,
    sendNow: (id: OperationId, values: FormValues) => void sendAndWait(id, values).catch(ignoreAbort),
    stop: () => latest.current?.abort(),
    pending: isPending ? variables.id : undefined,
  }
}

/** The person who aborted a call knows that it was aborted. */
function ignoreAbort(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
}

function useCallAfterConsent(sendAndWait: Explorer['sendAndWait'], setView: (view: View) => void): void {
  useResumable('explore.send', async (args) => {
    const { id, values } = readResume(args)
    const isComparison = args.view === 'compare'
    if (args.view === 'compare' || args.view === 'preview') setView(args.view)
    if (Object.keys(faultsOf(operation(id).parameters, values)).length > 0)
      return { done: 'You agreed. Fill in the form and send it.', undo: undefined }
    const { problem, status } = await sendAndWait(id, values)
    // A comparison may be made to see the refusal beside the other answer.
    if (isComparison && status > 0) return { done: `Compared: ${operation(id).title}`, undo: undefined }
    if (problem) throw new ProblemResponse(problem)
    // A request goes out as it was written. What would undo it is a call of its own, which the person writes.
    return { done: `Sent: ${operation(id).title}`, undo: undefined }
  })
}

/** @throws {Error} outside the explorer */
export function useExplorer(): Explorer {
  const explorer = use(ExplorerContext)
  if (!explorer) throw new Error('useExplorer needs an ExplorerProvider above it.')
  return explorer
}

export function useLastAnswer(id: OperationId): CallAnswer | undefined {
  const { records } = useExplorer()
  return useSyncExternalStore(records.subscribe, () => records.lastAnswer(id))
}

/** The calls and answers that this tab remembers of the account that is signed in. */
export function useAccountRecords(): AccountRecords {
  const { records, caller } = useExplorer()
  return useSyncExternalStore(records.subscribe, () => records.ofAccount(caller.account))
}
