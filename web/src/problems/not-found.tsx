import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { Screen } from '../shared/elements/screen.tsx'
import { localProblem } from '../shared/problem.ts'
import { ProblemActions } from './problem-actions.tsx'

/** Every address that is not one of ours. */
export function NotFoundScreen() {
  const problem = localProblem('not-found')
  return (
    <Screen>
      <ProblemPanel problem={problem} level={1}>
        <ProblemActions problem={problem} scopes={[]} />
      </ProblemPanel>
    </Screen>
  )
}
