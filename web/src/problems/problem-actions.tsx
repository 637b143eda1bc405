import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { Link } from 'react-router'
import { signIn } from '../session/sign-in.ts'
import { useGrantedScopes } from '../session/use-session.ts'
import { Button, buttonClass } from '../shared/elements/button.tsx'
import type { ScreenProblem } from '../shared/problem.ts'

interface ProblemActionsProps {
  problem: ScreenProblem
  /** The scopes that the screen needs: asked for when the problem is a missing sign-in. */
  scopes: readonly Scope[]
}

/** What a person can do about a problem; it depends on the problem’s code. */
export function ProblemActions({ problem, scopes }: ProblemActionsProps) {
  const granted = useGrantedScopes()
  switch (problem.code) {
    case 'insufficient-scope':
      if (!problem.missingScopes?.length) return <ToStart />
      return (
        <Button tone="primary" onClick={() => signIn(granted.union(new Set(problem.missingScopes)))}>
          {problem.missingScopes.length === 1 ? 'Ask for this one' : 'Ask for these'}
        </Button>
      )
    case 'sign-in-required':
    case 'reauthorization-required':
      if (scopes.length === 0) return <ToStart />
      return (
        <>
          <Button tone="primary" onClick={() => signIn(scopes)}>
            Sign in
          </Button>
          <ToStart />
        </>
      )
    default:
      return <ToStart />
  }
}

function ToStart() {
  return (
    <Link to="/" className={buttonClass()}>
      Back to the deck
    </Link>
  )
}
