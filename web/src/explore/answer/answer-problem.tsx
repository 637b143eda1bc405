import { operation } from '@scopedeck/server/contract/operations.ts'
import { Link } from 'react-router'
import { AskButton } from '../../lens/ask-for-scopes.tsx'
import { useGate } from '../../lens/gate.ts'
import { signIn } from '../../session/sign-in.ts'
import { useGrantedScopes } from '../../session/use-session.ts'
import { Button, buttonClass } from '../../shared/elements/button.tsx'
import { ProblemPanel } from '../../shared/elements/problem-panel.tsx'
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
  const isWorthRetrying = problem.status === 0 || problem.status >= 500 || problem.retryAfter !== undefined
  // No question before a change: the person agreed to the same call before.
  const retry = () => sendNow(id, values)
  return (
    <ProblemPanel problem={problem} level={2} {...(isWorthRetrying ? { onRetry: retry } : {})}>
      <WayOn answer={answer} />
    </ProblemPanel>
  )
}

function WayOn({ answer: { problem, id, values } }: { answer: CallAnswer }) {
  const granted = useGrantedScopes()
  const gate = useGate(id, formFacts(id, values), resumeOf(id, values))
  switch (problem?.code) {
    case 'insufficient-scope':
      if (gate.missing.length > 0) return <AskButton gate={gate} />
      return (
        <Button tone="primary" onClick={() => signIn(granted.union(new Set(problem.missingScopes)))}>
          Ask for it
        </Button>
      )
    case 'sign-in-required':
    case 'reauthorization-required':
      return (
        <Button tone="primary" onClick={gate.ask}>
          Sign in and send
        </Button>
      )
    case 'not-allowlisted':
      return (
        <Button tone="primary" onClick={() => signIn(granted, { showDialog: true })}>
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
      return (
        <Link to="/explore/transfer-a-users-playback" className={buttonClass()}>
          Choose a device
        </Link>
      )
    default:
      return null
  }
}
