import { RotateCcw } from 'lucide-react'
import { Button } from '../../shared/elements/button.tsx'
import { Icon } from '../../shared/elements/icon.tsx'
import { type ScreenProblem, screenProblemCatalogue } from '../../shared/problem.ts'

/** A failure inside one small panel, while the rest of the screen goes on: what happened, what now, and again. */
export function PanelProblem({ problem, onRetry }: { problem: ScreenProblem; onRetry: () => void }) {
  return (
    <div role="status" className="flex flex-col items-start gap-2 py-1">
      <p>
        {problem.title}. <span className="text-muted">{screenProblemCatalogue[problem.code].next}</span>
      </p>
      <Button size="small" icon={<Icon of={RotateCcw} />} onClick={onRetry}>
        Try again
      </Button>
    </div>
  )
}
