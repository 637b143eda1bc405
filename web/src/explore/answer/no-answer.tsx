import { operation } from '@scopedeck/server/contract/operations.ts'
import { SendHorizontal } from 'lucide-react'
import { ScopeAsk } from '../../lens/ask-for-scopes.tsx'
import { useGate } from '../../lens/gate.ts'
import { Button } from '../../shared/elements/button.tsx'
import { EmptyState } from '../../shared/elements/empty-state.tsx'
import { Kbd } from '../../shared/elements/icon.tsx'
import { Loading, Skeleton } from '../../shared/elements/skeleton.tsx'
import { isMac, printedKeys } from '../../shared/shortcuts.ts'
import { useExplorer } from '../explorer.tsx'
import { useCall } from '../form/call-context.tsx'
import { SendButton } from '../form/send-button.tsx'
import { exampleText } from '../form-values.ts'
import { resumeOf } from '../resume-call.ts'

/** Shown before the first answer: what to do, or which scope is missing. */
export function NoAnswer() {
  const { id, facts } = useCall()
  const { pending } = useExplorer()
  const { verdict } = useGate(id, facts)
  if (pending === id) return <Waiting />
  if (verdict.state === 'blocked') return <Blocked />
  return (
    <div className="m-auto">
      <EmptyState
        icon={SendHorizontal}
        sentence={
          <>
            Nothing has been sent yet. Spotify’s answer will show up here.{' '}
            <span className="whitespace-nowrap max-md:hidden">
              <Kbd>{printedKeys('explore.send', isMac())}</Kbd> sends it too.
            </span>
          </>
        }
        action={<FirstStep />}
      />
    </div>
  )
}

/** Sends the form, or fills in an example for a person who has no values of their own. */
function FirstStep() {
  const { id, values, faults, replace } = useCall()
  const { parameters } = operation(id)
  const missing = Object.keys(faults)
  if (missing.length === 0) return <SendButton tone="secondary" />
  const examples = missing.flatMap((name) => (parameters[name] ? [[name, exampleText(parameters[name])]] : []))
  return <Button onClick={() => replace({ ...values, ...Object.fromEntries(examples) })}>Fill in the example</Button>
}

/** Skeletons of an answer. */
export function Waiting() {
  return (
    <div className="flex flex-col gap-2">
      <Loading what="the answer" />
      <Skeleton className="mb-3 h-6 w-44" />
      {['w-1/3', 'w-1/2', 'w-2/5', 'w-3/5', 'w-1/2', 'w-1/4'].map((width, index) => (
        <Skeleton key={index} className={`h-3.5 ${width}`} />
      ))}
    </div>
  )
}

/** Asks for the missing scope. The call can be sent without it, to see the refusal. */
function Blocked() {
  const { id, values, facts } = useCall()
  const { sendNow } = useExplorer()
  const gate = useGate(id, facts)
  return (
    <>
      <ScopeAsk
        operation={id}
        facts={facts}
        resume={resumeOf(id, values)}
        what={`“${operation(id).title}”`}
        promise="the call goes out by itself"
      />
      {!gate.isWithheld && (
        <p className="mt-4 text-small text-muted">
          Or see what a program gets if it does not ask:{' '}
          {gate.isSignedIn ? 'a 403 from this server, which names the scope.' : 'a 401 from this server.'}{' '}
          <Button
            size="small"
            tone="quiet"
            className="-mx-2.5 underline underline-offset-2"
            onClick={() => sendNow(id, values)}
          >
            Send it anyway
          </Button>
        </p>
      )}
    </>
  )
}
