import type { Mishap, Outage, Schedule } from './store-faults.ts'

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Shorter and longer than a lease (5 s), than an update waits for one (25 s), and than a minute. */
export const outageLengthsMs = [400, 4_900, 6_500, 9_000, 20_000, 31_000, 70_000]

/** What one process asks of the store for a refresh: the session, the lease, the session, the new body, … */
const steps = 14

/** Two processes, of which the second comes now or later. The store goes at each step of the first one's refresh. */
export function* outagesAtEachStep(
  kinds: readonly Outage['fails'][],
  lengthsMs: readonly number[],
): Generator<Schedule> {
  for (const fails of kinds)
    for (const forMs of lengthsMs)
      for (let call = 0; call < steps; call += 1)
        for (const phase of ['before', 'after'] as const)
          for (const secondAt of [3, 2_500]) {
            const outages: Outage[] = [{ begins: { process: 0, call, phase }, forMs, fails }]
            const random = seededRandom(call * 1000 + forMs)
            yield {
              requests: [0, secondAt],
              answerMs: 300,
              tokenLifeSeconds: 3600,
              outages,
              endMs: forMs + 25_000,
              random,
            }
          }
}

/** The first of two processes sleeps, alone, from each moment of its refresh on. */
export function* sleepsOfOne(): Generator<Schedule> {
  for (const forMs of [12_000])
    for (let ms = 0; ms < 340; ms += 16) {
      const mishaps: Mishap[] = [{ kind: 'sleep', process: 0, ms, forMs }]
      const random = seededRandom(ms + forMs)
      yield {
        requests: [0, 3],
        answerMs: 300,
        tokenLifeSeconds: 3600,
        outages: [],
        mishaps,
        endMs: forMs + 40_000,
        random,
      }
    }
}

/** The machine sleeps from each moment on while a refresh takes its time; the first process wakes a little later. */
export function* sleepsOfAll(): Generator<Schedule> {
  for (let ms = 100; ms < 8_000; ms += 400) {
    const mishaps: Mishap[] = [
      { kind: 'sleep', process: 0, ms, forMs: 16_500 },
      { kind: 'sleep', process: 1, ms, forMs: 15_000 },
    ]
    const random = seededRandom(ms)
    yield { requests: [0, 3], answerMs: 7_000, tokenLifeSeconds: 3600, outages: [], mishaps, endMs: 60_000, random }
  }
}

/** Up to four processes, tokens that end again and again, outages that follow each other, deaths, and a machine that sleeps. */
export function* randomSchedules(count: number, firstSeed = 1): Generator<Schedule> {
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) yield randomSchedule(seededRandom(seed))
}

function randomSchedule(random: () => number): Schedule {
  const between = (least: number, most: number) => least + random() * (most - least)
  const oneOf = <Choice>(...choices: Choice[]): Choice => choices[Math.floor(random() * choices.length)] as Choice
  const processes = oneOf(2, 2, 3, 4)
  const anyProcess = () => Math.floor(random() * processes)
  const busyMs = 60_000
  const outage = (): Outage => {
    const begins = oneOf(
      { ms: between(0, busyMs) },
      { process: anyProcess(), call: Math.floor(between(0, 60)), phase: oneOf('before' as const, 'after' as const) },
    )
    const fails = oneOf('all' as const, 'writes' as const)
    // One process alone may lose the store for less than a lease; what a longer loss costs is in docs/trust.md.
    if (random() < 0.2) return { begins, fails, forMs: between(10, 2_000), process: anyProcess() }
    return { begins, fails, forMs: oneOf(between(10, 5_000), between(4_000, 30_000)) }
  }
  const mishap = (): Mishap => {
    const ms = between(0, busyMs)
    if (random() < 0.4) return { kind: 'kill', process: anyProcess(), ms, forMs: 0 }
    if (random() < 0.5) return { kind: 'sleep', process: anyProcess(), ms, forMs: between(10, 2_000) }
    return { kind: 'sleep', ms, forMs: between(1_000, 60_000) }
  }
  return {
    requests: Array.from({ length: processes }, () => between(0, 3_000)),
    answerMs: oneOf(20, 300, 3_000, 7_000),
    tokenLifeSeconds: oneOf(10, 30, 3600),
    outages: Array.from({ length: oneOf(1, 2, 3) }, outage),
    mishaps: Array.from({ length: oneOf(0, 0, 1, 2) }, mishap),
    failureRate: oneOf(0, 0, 0.05),
    endMs: busyMs + 130_000,
    random,
  }
}
