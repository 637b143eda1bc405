import { operation } from '@scopedeck/server/contract/operations.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { Link } from 'react-router'
import { AskButton } from '../../lens/ask-for-scopes.tsx'
import { useGate } from '../../lens/gate.ts'
import { useHeldScopes } from '../../session/held-scopes.ts'
import { signIn } from '../../session/sign-in.ts'
import { Button, buttonClass } from '../../shared/elements/button.tsx'
import { ProblemPanel } from '../../shared/elements/problem-panel.tsx'
import { union } from '../../shared/sets.ts'
import type { CallAnswer } from '../call-answer.ts'
import { formFacts } from '../call-request.ts'
import { useExplorer } from '../explorer.tsx'
import { isOperationId } from '../form-values.ts'
import { resumeOf } from '../resume-call.ts'

/** Why the call failed, who can solve it, and what the person can do now. */
export function AnswerProblem({ answer }: { answer: CallAnswer }) {
  const { sendNow } = useExplorer()
  const { problem, id, values } = answer
  if (!problem) return null
  // No question before a change: the person agreed to the same call before.
  const retry = () => sendNow(id, values)
  return (
    <ProblemPanel problem={problem} onRetry={retry} byItself={operation(id).method === 'GET'}>
      <WayOn answer={answer} />
    </ProblemPanel>
  )
}

function WayOn({ answer: { problem, id, values } }: { answer: CallAnswer }) {
  const held = useHeldScopes()
  const gate = useGate(id, formFacts(id, values), resumeOf(id, values))
  switch (problem?.code) {
    case 'insufficient-scope':
      if (gate.missing.length > 0) return <AskButton gate={gate} />
      return <AskForNamed scopes={problem.missingScopes ?? []} />
    case 'sign-in-required':
    case 'reauthorization-required':
      return (
        <Button tone="primary" onClick={gate.ask}>
          Sign in and send
        </Button>
      )
    case 'not-allowlisted':
      return (
        <Button tone="primary" onClick={() => signIn(held, { showDialog: true })}>
          Sign in with another account
        </Button>
      )
    case 'operation-removed':
      return (operation(id).replacement ?? []).filter(isOperationId).map((other) => (
        <Link key={other} to={`/explore/${other}`} className={buttonClass()}>
          Open “{operation(other).title}”
        </Link>
      ))
    case 'no-active-device':
    case 'device-not-found':
      return (
        <Link to="/explore/transfer-a-users-playback" className={buttonClass()}>
          Choose a device
        </Link>
      )
    default:
      return null
  }
}

/** Asks for the scopes that the answer names, where the table finds none missing. It may name none that is new. */
function AskForNamed({ scopes }: { scopes: readonly Scope[] }) {
  const held = useHeldScopes()
  const fresh = scopes.filter((scope) => !held.has(scope))
  if (fresh.length === 0) return null
  return (
    <Button tone="primary" onClick={() => signIn(union(held, fresh))}>
      {fresh.length === 1 ? 'Ask for this one' : `Ask for these ${fresh.length}`}
    </Button>
  )
}
