import { inSentence, screenProblemCatalogue } from '../problem.ts'
import { CountdownLine } from './countdown.tsx'
import type { ProblemPanelProps } from './problem-panel.tsx'
import { RetryButtons } from './retry-buttons.tsx'

interface ProblemLineProps extends Pick<ProblemPanelProps, 'problem' | 'onRetry' | 'children'> {
  /** What did not work: `Songs 51 to 100 could not be read`. */
  what?: string
}

/** A problem in two lines, where a part of a screen failed and the rest of it works. */
export function ProblemLine({ problem, what, onRetry, children }: ProblemLineProps) {
  return (
    <div className="flex flex-col items-start gap-2 py-1">
      <p role="alert">
        {what ? `${what}: ${inSentence(problem)}.` : `${problem.title}.`}{' '}
        <span className="text-muted">{screenProblemCatalogue[problem.code].next}</span>
      </p>
      {problem.retryAfter !== undefined && (
        <CountdownLine key={problem.requestId} seconds={problem.retryAfter} onEnd={onRetry} />
      )}
      <RetryButtons problem={problem} onRetry={onRetry} size="small">
        {children}
      </RetryButtons>
    </div>
  )
}
