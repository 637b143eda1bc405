import { type Harness, openHarness } from './harness.ts'
import type { Run, Target } from './target.ts'
import { callback } from './targets/callback.ts'
import { cookies } from './targets/cookies.ts'
import { gateway } from './targets/gateway.ts'
import { proof } from './targets/proof.ts'
import { returnTo } from './targets/return-to.ts'
import { signIn } from './targets/sign-in.ts'

export const targets: readonly Target[] = [cookies, callback, returnTo, gateway, signIn, proof]

export interface FuzzOptions {
  /** Cases in all, shared among the targets. */
  cases: number
  /** The same seed makes the same cases. */
  seed: number
  /** Only these targets, by name. */
  only?: readonly string[]
}

export interface Outcome {
  target: string
  cases: number
  requests: number
  seconds: number
  /** The broken invariant, with the smallest case that shows it. */
  failure?: string
}

/**
 * Sends generated cases to a running app, one target after the other.
 * @param report called with each outcome at once
 */
export async function fuzz(
  { cases, seed, only }: FuzzOptions,
  report: (outcome: Outcome) => void = () => {},
): Promise<Outcome[]> {
  const chosen = targets.filter(({ name }) => only?.includes(name) ?? true)
  const shares = chosen.reduce((sum, { share }) => sum + share, 0)
  const outcomes: Outcome[] = []
  for (const one of chosen) {
    const numRuns = Math.ceil((cases * one.share) / shares)
    const outcome = await withHarness((harness) => run(one, harness, { numRuns, seed }))
    report(outcome)
    outcomes.push(outcome)
  }
  return outcomes
}

/** Each target has an app and a simulator of its own, so that its cases do not depend on the targets before it. */
async function withHarness<Result>(act: (harness: Harness) => Promise<Result>): Promise<Result> {
  const harness = await openHarness()
  try {
    return await act(harness)
  } finally {
    await harness.close()
  }
}

async function run({ name, prepare }: Target, harness: Harness, limits: Run): Promise<Outcome> {
  const began = performance.now()
  const attack = await prepare(harness)
  const result = await attack(limits)
  if (result.failure === undefined) await harness.checkBystander()
  const seconds = Math.round((performance.now() - began) / 100) / 10
  return { target: name, ...result, requests: harness.sent(), seconds }
}
