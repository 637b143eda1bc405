import { Link, useParams } from 'react-router'
import { cx } from '../shared/cx.ts'
import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { Screen } from '../shared/elements/screen.tsx'
import { isProblemCode, localProblem, screenProblemCatalogue, screenProblemCodes } from '../shared/problem.ts'
import { ProblemActions } from './problem-actions.tsx'

/** The page that `type` of every problem document names: one problem explained, the others beside it. */
export function ProblemScreen() {
  const { code } = useParams()
  const problem = localProblem(isProblemCode(code) ? code : 'not-found')
  return (
    <Screen className="grid grid-cols-1 gap-10 @4xl/main:grid-cols-[minmax(0,1fr)_300px]">
      <ProblemPanel problem={problem} level={1}>
        <ProblemActions problem={problem} scopes={[]} />
      </ProblemPanel>
      <AllProblems current={problem.code} />
    </Screen>
  )
}

function AllProblems({ current }: { current: string }) {
  return (
    <nav aria-labelledby="all-problems">
      <h2 id="all-problems" className="mb-2 text-small text-muted">
        Everything that can go wrong
      </h2>
      <ul>
        {screenProblemCodes.map((code) => (
          <li key={code}>
            <Link
              to={`/problems/${code}`}
              aria-current={code === current ? 'page' : undefined}
              className={cx(
                'flex min-h-8.5 items-center gap-3 rounded-control px-2.5 font-mono text-small hover:bg-raised',
                code === current ? 'bg-raised text-text' : 'text-muted',
              )}
            >
              <span className="w-7">{screenProblemCatalogue[code].status || '–'}</span>
              {code}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

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
