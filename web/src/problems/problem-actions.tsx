import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { Link } from 'react-router'
import { signIn } from '../session/sign-in.ts'
import { useGrant } from '../session/use-session.ts'
import { Button, buttonClass } from '../shared/elements/button.tsx'
import type { ScreenProblem } from '../shared/problem.ts'
import { union } from '../shared/sets.ts'

interface ProblemActionsProps {
  problem: ScreenProblem
  /** The scopes to ask for when the problem is a missing sign-in. Left out where the problem is only a part of a screen. */
  scopes?: readonly Scope[]
}

/** What a person can do about a problem, besides trying again; it depends on the problem’s code. */
export function ProblemActions({ problem, scopes }: ProblemActionsProps) {
  const { granted } = useGrant()
  const missing = problem.missingScopes ?? []
  switch (problem.code) {
    case 'insufficient-scope':
      if (missing.length === 0) return scopes && <ToStart />
      return (
        <Button tone="primary" onClick={() => signIn(union(granted, missing))}>
          {missing.length === 1 ? 'Ask for this one' : 'Ask for these'}
        </Button>
      )
    case 'sign-in-required':
    case 'reauthorization-required':
      return (
        <>
          <SignInButton scopes={granted.size > 0 ? [...granted] : scopes} />
          {scopes && <ToStart />}
        </>
      )
    default:
      return scopes && <ToStart />
  }
}

function SignInButton({ scopes = [] }: { scopes?: readonly Scope[] | undefined }) {
  if (scopes.length === 0) return null
  return (
    <Button tone="primary" onClick={() => signIn(scopes)}>
      Sign in
    </Button>
  )
}

function ToStart() {
  return (
    <Link to="/" className={buttonClass()}>
      Back to the deck
    </Link>
  )
}
