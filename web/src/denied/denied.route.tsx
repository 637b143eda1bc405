import { useEffect } from 'react'
import { Link, useSearchParams } from 'react-router'
import { takeRecord, withoutNonce } from '../lens/resume-record.ts'
import { signIn } from '../session/sign-in.ts'
import { useSignedIn } from '../session/use-session.ts'
import { Button, buttonClass } from '../shared/elements/button.tsx'
import { ScopeChip } from '../shared/elements/scope-chip.tsx'
import { PageHeading } from '../shared/elements/screen.tsx'
import { tabStore } from '../shared/storage.ts'
import { AboutTheAsk } from './about-the-ask.tsx'
import { type Refusal, readRefusal } from './refusal.ts'
import { refusalWords } from './refusal-words.ts'
import { StillWorks } from './still-works.tsx'

/** After a no, or an error of the provider: what happened, what still works, a smaller ask, try again. */
export function DeniedScreen() {
  const [search] = useSearchParams()
  const refusal = readRefusal(search)
  const { title, sentence } = refusalWords(refusal.error)
  const isSignedIn = useSignedIn() !== undefined
  useDroppedAction(refusal)
  return (
    <div className="grid min-h-full place-items-center p-4">
      <div className="w-full max-w-[540px] rounded-panel bg-panel p-6 sm:p-9">
        <ScopeChip state="denied">{refusal.error}</ScopeChip>
        <PageHeading className="mt-3">{title}</PageHeading>
        <p className="mt-1.5 text-muted">
          {sentence} {isSignedIn ? 'What you agreed to before is untouched.' : 'Nothing was stored.'}
        </p>
        <AboutTheAsk refusal={refusal} />
        <StillWorks />
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
      {refusal.scopes.length > 0 && (
        <Button onClick={() => signIn(refusal.scopes, { returnTo, showDialog: true })}>Ask me again</Button>
      )}
      <Link to={isSignedIn ? returnTo : '/'} className={buttonClass('quiet')}>
        {isSignedIn && returnTo !== '/' ? 'Back to where you were' : 'Back to the deck'}
      </Link>
    </p>
  )
}

/** The action that waited for this consent is not done: nobody agreed to it. */
function useDroppedAction({ returnTo }: Refusal): void {
  useEffect(() => {
    takeRecord(tabStore(), returnTo, Date.now())
  }, [returnTo])
}
