import { createHash } from 'node:crypto'
import type { Mutant } from './mutant.ts'
import type { TestRun } from './test-run.ts'

/** Whether the tests noticed that a guard was gone. `untested`: none of them ran, so nothing is known. */
export type Verdict = 'noticed' | 'survived' | 'untested'

export function verdictOf({ passed, failed, isOtherwiseBroken }: Omit<TestRun, 'isOnlyLate'>): Verdict {
  if (failed.length > 0) return 'noticed'
  if (passed === 0) return 'untested'
  return isOtherwiseBroken ? 'noticed' : 'survived'
}

/** What the last run found, by the mark of the mutant. */
export type Results = Record<string, { verdict: Verdict; on: string }>

/** Changes with everything that a result depends on, apart from the tests themselves. */
export const markOf = ({ file, text, without = '', noticedBy }: Mutant): string =>
  createHash('sha256')
    .update(JSON.stringify([file, text, without, noticedBy]))
    .digest('hex')
    .slice(0, 12)

/** The results of mutants that the table still has, in its order. */
export const keepKnown = (results: Results, mutants: readonly Mutant[]): Results =>
  Object.fromEntries(
    mutants.map(markOf).flatMap((mark) => {
      const result = results[mark]
      return result ? [[mark, result]] : []
    }),
  )
