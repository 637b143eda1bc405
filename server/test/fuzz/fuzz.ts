import { type Arena, openArena } from './harness.ts'
import type { Area, Run } from './target.ts'
import { callback } from './targets/callback.ts'
import { cookies } from './targets/cookies.ts'
import { gateway } from './targets/gateway.ts'
import { proof } from './targets/proof.ts'
import { returnTo } from './targets/return-to.ts'
import { signIn } from './targets/sign-in.ts'

export const areas: readonly Area[] = [cookies, callback, returnTo, gateway, signIn, proof]

export interface Assault {
  /** Over all areas. */
  cases: number
  /** The same seed makes the same cases. */
  seed: number
  /** Only this area, by name. */
  area?: string
}

export interface Outcome {
  area: string
  cases: number
  requests: number
  seconds: number
  /** What did not hold, with the smallest case that shows it. */
  failure?: string
}

/** Throws generated cases at a running deck, one area after the other. @param report is told each outcome at once */
export async function fuzz(
  { cases, seed, area }: Assault,
  report: (outcome: Outcome) => void = () => {},
): Promise<Outcome[]> {
  const chosen = areas.filter(({ name }) => area === undefined || name === area)
  if (chosen.length === 0) throw new Error(`There is no area ${area}: ${areas.map(({ name }) => name).join(', ')}.`)
  const shares = chosen.reduce((sum, { share }) => sum + share, 0)
  const outcomes: Outcome[] = []
  for (const one of chosen) {
    const numRuns = Math.ceil((cases * one.share) / shares)
    const outcome = await inArena((arena) => run(one, arena, { numRuns, seed }))
    report(outcome)
    outcomes.push(outcome)
  }
  return outcomes
}

/** Each area begins with a deck and a simulator of its own, so that it goes the same way whatever went before it. */
async function inArena<Result>(act: (arena: Arena) => Promise<Result>): Promise<Result> {
  const arena = await openArena()
  try {
    return await act(arena)
  } finally {
    await arena.close()
  }
}

async function run({ name, prepare }: Area, arena: Arena, limits: Run): Promise<Outcome> {
  const began = performance.now()
  const attack = await prepare(arena)
  const result = await attack(limits)
  if (result.failure === undefined) await arena.lookAfter()
  const seconds = Math.round((performance.now() - began) / 100) / 10
  return { area: name, ...result, requests: arena.sent(), seconds }
}
