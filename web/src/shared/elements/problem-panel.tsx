import { lazy, type ReactNode, Suspense } from 'react'
import { cx } from '../cx.ts'
import { type ScreenProblem, screenProblemCatalogue } from '../problem.ts'
import { Card } from './card.tsx'
import { Countdown } from './countdown.tsx'
import { RetryButtons } from './retry-buttons.tsx'
import { ScopeChip } from './scope-chip.tsx'
import { PageHeading } from './screen.tsx'

export interface ProblemPanelProps {
  problem: ScreenProblem
  /** Tries again: by a button where that can help, at the end of a countdown, and once the browser is online again. */
  onRetry?: (() => void) | undefined
  /** False where only a press may try again, because the request changes something. */
  byItself?: boolean
  /** Further buttons and links: sign in, ask for the missing scope. */
  children?: ReactNode
  /** The level in the page's outline; 1 when the problem is the page. */
  level?: 1 | 2 | 3
}

const calm = 'bg-missing/12 text-missing'
const failed = 'bg-denied/10 text-denied'

/** The icons are loaded with the first problem. Offline they are missing, and the words are there. */
const ProblemIcon = lazy<(props: { problem: ScreenProblem }) => ReactNode>(() =>
  import('./problem-icon.tsx').catch(() => ({ default: () => null })),
)

/** Red is for failures only: a rate limit ends by itself, and a missing sign-in or scope needs a consent. */
function chipOf({ status, retryAfter }: ScreenProblem): string {
  const isCalm = retryAfter !== undefined || [401, 403, 429].includes(status)
  return isCalm ? calm : failed
}

/** A problem in full: what happened, why, who can mend it and what to do now, with a countdown where waiting is enough. */
export function ProblemPanel({ problem, onRetry, byItself = true, children, level = 2 }: ProblemPanelProps) {
  const Heading = `h${level}` as const
  const { cause, owner, next } = screenProblemCatalogue[problem.code]
  return (
    <div className="flex max-w-[560px] flex-col gap-4">
      <p
        className={cx(
          'flex items-center gap-1.5 self-start rounded-full px-2.5 py-0.5 font-mono text-small',
          chipOf(problem),
        )}
      >
        <span className="size-3.5">
          <Suspense fallback={null}>
            <ProblemIcon problem={problem} />
          </Suspense>
        </span>
        {problem.status > 0 && `${problem.status} · `}
        {problem.code}
      </p>
      <div role={onRetry && 'alert'}>
        {level === 1 ? (
          <PageHeading>{problem.title}</PageHeading>
        ) : (
          <Heading className="text-lead font-semibold">{problem.title}</Heading>
        )}
        {problem.detail && problem.detail !== problem.title && problem.detail !== cause && (
          <p className="mt-1 text-muted">{problem.detail}</p>
        )}
      </div>
      {problem.retryAfter !== undefined && (
        <Countdown key={problem.requestId} seconds={problem.retryAfter} onEnd={byItself ? onRetry : undefined} />
      )}
      <Card>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
          <Line term="Why">{cause}</Line>
          <Line term="Who can fix it">{problem.owner ?? owner}</Line>
          <Line term="What now">{next}</Line>
          {problem.spent && <Line term="Sent before">{problem.spent}</Line>}
          {problem.missingScopes && problem.missingScopes.length > 0 && (
            <Line term="Missing">
              <span className="flex flex-wrap gap-1.5">
                {problem.missingScopes.map((scope) => (
                  <ScopeChip key={scope} state="missing">
                    {scope}
                  </ScopeChip>
                ))}
              </span>
            </Line>
          )}
          {problem.requestId && (
            <Line term="Request id">
              <code className="text-small break-all">{problem.requestId}</code>
            </Line>
          )}
        </dl>
      </Card>
      <RetryButtons problem={problem} onRetry={onRetry} byItself={byItself}>
        {children}
      </RetryButtons>
    </div>
  )
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="max-w-[9ch] text-muted sm:max-w-none">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}
