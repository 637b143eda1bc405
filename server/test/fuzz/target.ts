import fc from 'fast-check'
import type { Harness } from './harness.ts'

/** One kind of input that the harness attacks with. */
export interface Target {
  name: string
  /** Its share of 100 cases. */
  share: number
  prepare(harness: Harness): Promise<Attack>
}

/** Runs `numRuns` cases made from a seed, until an invariant breaks. */
export type Attack = (run: Run) => Promise<Result>

export interface Run {
  numRuns: number
  seed: number
}

interface Result {
  cases: number
  /** The broken invariant, with the smallest case that shows it. */
  failure?: string
}

/** An attack that calls `strike` with each case. @param strike throws when an invariant breaks */
export function attack<Case>(
  { afterAttack }: Harness,
  cases: fc.Arbitrary<Case>,
  strike: (one: Case) => Promise<void>,
): Attack {
  const property = fc.asyncProperty(cases, async (one) => {
    await strike(one)
    await afterAttack()
  })
  return async (run) => {
    const details = await fc.check(property, run)
    return { cases: details.numRuns, ...(details.failed && { failure: explain(details) }) }
  }
}

function explain<Case>({ counterexample, errorInstance }: fc.RunDetails<[Case]>): string {
  const why = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance)
  return `${why}\ncase: ${JSON.stringify(counterexample?.[0])}`
}
