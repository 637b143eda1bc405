import { ProblemLine } from '../elements/problem-line.tsx'
import type { Trouble } from '../part.tsx'
import { problemOf } from '../problem.ts'
import { pageSize } from './pages.ts'

/** Pages of a list that could not be read. */
export interface PagesTrouble extends Trouble {
  /** Their first and their last row, counted from 1. */
  from: number
  to: number
}

interface PageResult {
  page: number
  error: Error | null
  refetch: () => unknown
}

/** The trouble of the pages that failed; `undefined` where none did. */
export function troubleOf(results: readonly PageResult[]): PagesTrouble | undefined {
  const failed = results.filter(({ error }) => error)
  const pages = failed.map(({ page }) => page)
  if (failed.length === 0) return undefined
  return {
    problem: problemOf(failed[0]?.error),
    retry: () => failed.forEach(({ refetch }) => void refetch()),
    from: Math.min(...pages) * pageSize + 1,
    to: (Math.max(...pages) + 1) * pageSize,
  }
}

interface PagesTroubleNoteProps {
  trouble: PagesTrouble
  /** What a row is: `Songs`. */
  noun: string
  total: number
}

/** At the lower edge of the view, wherever in the list a person looks. */
export function PagesTroubleNote({ trouble: { problem, retry, from, to }, noun, total }: PagesTroubleNoteProps) {
  const last = Math.min(to, total).toLocaleString('en')
  return (
    <div className="sticky bottom-2 z-10 mx-2 mt-2 rounded-panel border border-strong bg-raised px-4 py-2 shadow-float md:mx-4">
      <ProblemLine
        problem={problem}
        what={`${noun} ${from.toLocaleString('en')} to ${last} could not be read`}
        onRetry={retry}
      />
    </div>
  )
}
