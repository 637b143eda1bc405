import fc from 'fast-check'
import type { Arena } from './harness.ts'

/** One part of what the world may send. */
export interface Area {
  name: string
  /** Of a hundred cases. */
  share: number
  prepare(arena: Arena): Promise<Attack>
}

/** Makes so many cases from a seed, and does what it does with each until something does not hold. */
export type Attack = (run: Run) => Promise<Result>

export interface Run {
  numRuns: number
  seed: number
}

interface Result {
  cases: number
  /** What did not hold, with the smallest case that shows it. */
  failure?: string
}

/** Joins cases with what is done with each. @param strike throws where something does not hold */
export function attack<Case>(
  { watch }: Arena,
  cases: fc.Arbitrary<Case>,
  strike: (one: Case) => Promise<void>,
): Attack {
  const property = fc.asyncProperty(cases, async (one) => {
    await strike(one)
    await watch()
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
