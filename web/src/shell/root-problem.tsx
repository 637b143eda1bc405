import { RotateCcw } from 'lucide-react'
import { useRouteError } from 'react-router'
import { Button } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { problemOf } from '../shared/problem.ts'
import { Mark } from './mark.tsx'

/** Stands where even the session could not be read: no shell, the problem, one way on. */
export function RootProblem() {
  const problem = problemOf(useRouteError())
  return (
    <main id="main" className="grid h-dvh place-items-center overflow-y-auto p-4">
      <div className="w-full max-w-[600px] rounded-panel bg-panel p-6 md:p-9">
        <div className="mb-6">
          <Mark />
        </div>
        <ProblemPanel problem={problem} level={1}>
          <Button tone="primary" icon={<Icon of={RotateCcw} />} onClick={() => location.reload()}>
            Load again
          </Button>
        </ProblemPanel>
      </div>
    </main>
  )
}
