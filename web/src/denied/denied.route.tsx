import { type ReactNode, useEffect } from 'react'
import { Link, useSearchParams } from 'react-router'
import { takeRecord, withoutNonce } from '../lens/resume-record.ts'
import { signIn } from '../session/sign-in.ts'
import { useSignedIn } from '../session/use-session.ts'
import { Button, buttonClass } from '../shared/elements/button.tsx'
import { ScopeChip, ScopeMark } from '../shared/elements/scope-chip.tsx'
import { PageHeading } from '../shared/elements/screen.tsx'
import { browserNow } from '../shared/server-clock.ts'
import { tabStore } from '../shared/storage.ts'
import SimulatedNote from '../shell/simulated-note.tsx'
import { type Refusal, readRefusal, refusalWords } from './refusal.ts'
import { RefusedScopes } from './refused-scopes.tsx'

/** After a refused consent or an error of the provider: what happened, a smaller ask, what still works, ask again. */
export function DeniedScreen() {
  const [search] = useSearchParams()
  const refusal = readRefusal(search)
  const { title, sentence } = refusalWords(refusal.error)
  const isSignedIn = useSignedIn() !== undefined
  useDroppedAction(refusal)
  return (
    <div className="grid min-h-full place-items-center p-4">
      <div className="w-full max-w-[540px] rounded-panel bg-panel p-6 sm:p-9">
        <SimulatedNote />
        {refusal.error && <ScopeChip state="denied">{refusal.error}</ScopeChip>}
        <PageHeading className="mt-3">{title}</PageHeading>
        <p className="mt-1.5 text-muted">
          {sentence} {refusal.error && (isSignedIn ? 'What you agreed to before is untouched.' : 'Nothing was stored.')}
        </p>
        {refusal.error && <RefusedScopes refusal={refusal} />}
        <StillWorks wasRefused={refusal.error !== undefined} />
        <Ways refusal={refusal} />
      </div>
    </div>
  )
}

function Ways({ refusal }: { refusal: Refusal }) {
  const isSignedIn = useSignedIn() !== undefined
  const returnTo = withoutNonce(refusal.returnTo)
  return (
    <p className="mt-6 flex flex-wrap gap-2">
      {refusal.error && refusal.scopes.length > 0 && (
        <Button onClick={() => signIn(refusal.scopes, { returnTo, showDialog: true })}>Ask me again</Button>
      )}
      <Link to={isSignedIn ? returnTo : '/'} className={buttonClass('quiet')}>
        {isSignedIn && returnTo !== '/' ? 'Back to where you were' : 'Back to the deck'}
      </Link>
    </p>
  )
}

/** Drops the action that waited for this consent. */
function useDroppedAction({ returnTo }: Refusal): void {
  useEffect(() => {
    takeRecord(tabStore(), returnTo, browserNow())
  }, [returnTo])
}

const link = 'underline decoration-strong underline-offset-4 hover:decoration-current'

/** What a person can still do after a refusal, or without one. */
function StillWorks({ wasRefused }: { wasRefused: boolean }) {
  const isSignedIn = useSignedIn() !== undefined
  return (
    <section className="mt-5">
      <h2 className="text-small text-muted">{wasRefused ? 'What still works' : 'From here'}</h2>
      <ul className="mt-2 flex flex-col gap-2">
        <Line>
          <Link to="/scopes" className={link}>
            Every scope
          </Link>{' '}
          and what it unlocks
        </Line>
        {isSignedIn && (
          <Line>
            <Link to="/account" className={link}>
              Everything you agreed to before
            </Link>
          </Line>
        )}
        {wasRefused && <Line>Asking again, now or another day</Line>}
      </ul>
    </section>
  )
}

function Line({ children }: { children: ReactNode }) {
  return (
    <li className="flex items-center gap-2.5">
      <ScopeMark state="granted" />
      <span>{children}</span>
    </li>
  )
}
