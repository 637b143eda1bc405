import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useRef, useState } from 'react'
import { useResumable } from '../lens/resume.tsx'
import type { ResumeArgs } from '../lens/resume-record.ts'
import { useSignedIn } from '../session/use-session.ts'
import { Button } from '../shared/elements/button.tsx'
import { Dialog } from '../shared/elements/dialog.tsx'
import { localProblem, ProblemResponse } from '../shared/problem.ts'
import type { View } from './answer/answer-view.tsx'
import type { CallAnswer } from './call-answer.ts'
import { callDescriptions } from './call-descriptions.ts'
import { requestOf } from './call-request.ts'
import { type Caller, exploreMutations } from './explore.queries.ts'
import { faultsOf } from './form-faults.ts'
import type { FormValues } from './form-values.ts'
import { isOperationId } from './form-values.ts'

interface Explorer {
  caller: Caller
  /** Makes a call; one that changes something asks first. */
  send: (id: OperationId, values: FormValues) => void
  /** Makes it without asking: for what has been asked already. */
  sendNow: (id: OperationId, values: FormValues) => void
  /** Makes it and waits for the answer, which something else depends on. */
  sendAndWait: (id: OperationId, values: FormValues) => Promise<CallAnswer>
  /** The call that is under way. */
  pending: OperationId | undefined
  stop: () => void
  view: View
  setView: (view: View) => void
}

const ExplorerContext = createContext<Explorer | undefined>(undefined)

/** Around list and call: makes the calls of this screen, one at a time, and completes them after a consent. */
export function ExplorerProvider({ children }: { children: ReactNode }) {
  const session = useSignedIn()
  const caller = { account: session?.account.id ?? '', scopes: session?.grantedScopes.toSorted() ?? [] }
  const { mutateAsync, isPending, variables } = useMutation(exploreMutations.send(useQueryClient(), caller))
  const [asking, setAsking] = useState<{ id: OperationId; values: FormValues }>()
  const [view, setView] = useState<View>('tree')
  const flight = useRef<AbortController>(undefined)

  const make = (id: OperationId, values: FormValues): Promise<CallAnswer> => {
    flight.current?.abort()
    const controller = new AbortController()
    flight.current = controller
    return mutateAsync({ id, values, signal: controller.signal })
  }
  const sendNow = (id: OperationId, values: FormValues) => void make(id, values).catch(ignoreAbort)
  const send = (id: OperationId, values: FormValues) => {
    if (operation(id).method === 'GET') sendNow(id, values)
    else setAsking({ id, values })
  }
  useResumable('explore.send', async (args) => {
    const { id, values } = readResume(args)
    const isComparison = args.view === 'compare'
    if (isComparison) setView('compare')
    if (Object.keys(faultsOf(operation(id).parameters, values)).length > 0)
      return { done: 'You agreed. Fill in the form and send it.' }
    const { problem, status } = await make(id, values)
    // A refusal may be just what was to be seen beside the other answer.
    if (isComparison && status > 0) return { done: `Compared: ${operation(id).title}` }
    if (problem) throw new ProblemResponse(problem)
    return { done: `Sent: ${operation(id).title}` }
  })

  const explorer = {
    caller,
    send,
    sendNow,
    sendAndWait: make,
    pending: isPending ? variables.id : undefined,
    stop: () => flight.current?.abort(),
    view,
    setView,
  }
  return (
    <ExplorerContext value={explorer}>
      {children}
      {asking && (
        <ChangeDialog
          {...asking}
          onCancel={() => setAsking(undefined)}
          onAgree={() => {
            setAsking(undefined)
            sendNow(asking.id, asking.values)
          }}
        />
      )}
    </ExplorerContext>
  )
}

/** @throws {Error} outside the explorer */
export function useExplorer(): Explorer {
  const explorer = use(ExplorerContext)
  if (!explorer) throw new Error('useExplorer needs an ExplorerProvider above it.')
  return explorer
}

/** What a call that a missing scope blocked is remembered by while its person is at the consent page. */
export function resumeOf(id: OperationId, values: FormValues, view?: View) {
  return { action: 'explore.send', args: { id, values: JSON.stringify(values), ...(view && { view }) } }
}

/** @throws {ProblemResponse} for a record that is not one of ours */
function readResume({ id, values }: ResumeArgs): { id: OperationId; values: FormValues } {
  const form: unknown = typeof values === 'string' ? JSON.parse(values) : undefined
  if (!isOperationId(id) || typeof form !== 'object' || form === null) {
    throw new ProblemResponse(localProblem('invalid-request'))
  }
  const texts = Object.entries(form).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return { id, values: Object.fromEntries(texts) }
}

/** Whoever stops a call knows it. */
function ignoreAbort(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
}

interface ChangeDialogProps {
  id: OperationId
  values: FormValues
  onCancel: () => void
  onAgree: () => void
}

/** Before a call that changes something: what it will change, and what is sent for it. */
function ChangeDialog({ id, values, onCancel, onAgree }: ChangeDialogProps) {
  const { title, method, group } = operation(id)
  const change =
    group === 'player' ? 'It changes what is playing now.' : 'It changes your account, and nothing here takes it back.'
  const { target, body } = requestOf(id, values)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onCancel()}
      title={`${title}?`}
      description={`${callDescriptions[id]} ${change}`}
    >
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 font-mono text-small">
        <dt className="text-muted">{method}</dt>
        <dd className="break-all">/v1{target}</dd>
        {body && (
          <>
            <dt className="text-muted">body</dt>
            <dd className="break-all">
              {body.contentType === 'image/jpeg' ? `a picture, ${Math.round(body.text.length / 1333)} KB` : body.text}
            </dd>
          </>
        )}
      </dl>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button tone={method === 'DELETE' ? 'danger' : 'primary'} onClick={onAgree}>
          Send it
        </Button>
      </div>
    </Dialog>
  )
}
