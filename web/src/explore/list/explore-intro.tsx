import { type OperationId, operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { Link } from 'react-router'
import { useGrantedScopes, useSignedIn } from '../../session/use-session.ts'
import { ScopeMark } from '../../shared/elements/scope-chip.tsx'
import { PageHeader } from '../../shared/elements/screen.tsx'
import { callDescriptions } from '../call-descriptions.ts'
import { MethodLabel } from '../method-label.tsx'
import { type CallState, callState, callStates } from './calls.ts'

const meanings: Record<CallState, string> = {
  allowed: 'The grant has what it needs.',
  conditional: 'It depends on the playlist, or on what the call names.',
  blocked: 'A scope is missing. The call’s page asks for it.',
  gone: 'Spotify refuses it to client ids in development mode.',
}
const states = Object.keys(meanings) as CallState[]

const firstCalls: OperationId[] = ['search', 'get-a-list-of-current-users-playlists', 'get-current-users-profile']

/** Shown before a call is chosen: what the marks mean, how many calls have each, and three calls to begin with. */
export function ExploreIntro() {
  const isSignedIn = useSignedIn() !== undefined
  const granted = useGrantedScopes()
  const grant = isSignedIn ? granted : undefined
  const count = (state: CallState) => operationIds.filter((id) => callState(id, grant) === state).length
  return (
    <div className="px-4 pt-5 md:px-6 md:pt-6">
      <PageHeader title="Explore the Web API">
        {isSignedIn
          ? 'Every call, and whether your grant allows it. Choose one, fill in its form, and read the answer.'
          : 'Every call. Nobody is signed in, so none is allowed yet: choose one, and its page asks for what it needs.'}
      </PageHeader>
      <dl className="flex flex-wrap gap-x-4 gap-y-1 @4xl/main:grid @4xl/main:max-w-150 @4xl/main:grid-cols-[auto_auto_minmax(0,1fr)] @4xl/main:gap-y-2">
        {states.map((state) => (
          <div key={state} className="flex items-center gap-1.5 @4xl/main:contents">
            <dt className="flex items-center gap-1.5">
              <span aria-hidden>
                <ScopeMark state={callStates[state].mark} />
              </span>
              {callStates[state].word}
            </dt>
            <dd className="text-right font-mono font-semibold">{count(state)}</dd>
            <dd className="text-muted @max-4xl/main:hidden">{meanings[state]}</dd>
          </div>
        ))}
      </dl>
      <section aria-labelledby="first-calls" className="mt-6 hidden max-w-150 @4xl/main:block">
        <h2 id="first-calls" className="mb-1 text-small text-muted">
          Good to start with
        </h2>
        <ul className="-mx-2.5">
          {firstCalls.map((id) => (
            <li key={id}>
              <Link
                to={`/explore/${id}`}
                className="grid grid-cols-[3.25rem_minmax(0,1fr)] items-baseline gap-x-2 rounded-control px-2.5 py-2 hover:bg-raised"
              >
                <MethodLabel method={operation(id).method} />
                <span>
                  {operation(id).title}
                  <span className="block text-small text-muted">{callDescriptions[id]}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
