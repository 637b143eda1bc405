import { storeUnavailable } from '../../store/store.ts'
import { productionTimeouts } from '../../timeouts.ts'

/** A time during which calls of the store fail. */
export interface Outage {
  /** At a moment; or when one process makes its n-th call of the store, before or after that took effect. */
  begins: { ms: number } | { process: number; call: number; phase: 'before' | 'after' }
  forMs: number
  /** Which calls fail: a Redis that is gone fails all, a locked file fails writes. */
  fails: 'all' | 'writes'
  /** Only this process; left out, all of them. */
  process?: number
}

/** What happens to processes, and when. */
export interface Mishap {
  kind: 'kill' | 'sleep'
  /** Left out, all of them: the machine sleeps. */
  process?: number
  ms: number
  forMs: number
}

export interface Schedule {
  /** When each process gets its first request; from then on it gets one every two seconds. */
  requests: readonly number[]
  answerMs: number
  tokenLifeSeconds: number
  /** Whether refresh tokens stay, as at Spotify. */
  keepsRefreshTokens?: boolean
  outages: readonly Outage[]
  mishaps?: readonly Mishap[]
  /** The part of all calls that fail for no reason, at least 0, below 1. */
  failureRate?: number
  /** When the run ends; everything works again half a minute before. */
  endMs: number
  random(): number
}

/** The way to the store and the way back. */
const wayMs = 1

/** The way from each process to the store, with the outages of a schedule. */
export class StoreFaults {
  /** Calls of the store, by process. */
  readonly calls: number[]
  readonly #schedule: Schedule
  readonly #now: () => number
  readonly #running: { outage: Outage; until: number }[] = []

  constructor(schedule: Schedule, now: () => number) {
    this.#schedule = schedule
    this.#now = now
    this.calls = schedule.requests.map(() => 0)
  }

  begin(outage: Outage): void {
    this.#running.push({ outage, until: this.#now() + outage.forMs })
  }

  /** Takes effect between the way there and the way back, each of which may fail. */
  async call<Result>(process: number, kind: 'read' | 'write', act: () => Promise<Result>): Promise<Result> {
    const call = this.calls[process] ?? 0
    this.calls[process] = call + 1
    await passing(wayMs)
    this.#beginAt(process, call, 'before')
    await this.#failIfOut(process, kind)
    const result = await act()
    this.#beginAt(process, call, 'after')
    await passing(wayMs)
    await this.#failIfOut(process, kind)
    return result
  }

  #beginAt(process: number, call: number, phase: 'before' | 'after'): void {
    for (const outage of this.#schedule.outages) {
      const { begins } = outage
      if ('ms' in begins || begins.process !== process || begins.call !== call || begins.phase !== phase) continue
      this.begin(outage)
    }
  }

  isOut(process: number, kind: 'read' | 'write'): boolean {
    const now = this.#now()
    return this.#running.some(
      ({ outage, until }) =>
        now < until &&
        (outage.fails === 'all' || kind === 'write') &&
        (outage.process === undefined || outage.process === process),
    )
  }

  async #failIfOut(process: number, kind: 'read' | 'write'): Promise<void> {
    const { failureRate = 0, random, endMs } = this.#schedule
    const isUnlucky = failureRate > 0 && this.#now() < endMs - 30_000 && random() < failureRate
    if (!this.isOut(process, kind) && !isUnlucky) return
    // From a refused connection to a connection that is silent.
    await passing(random() * productionTimeouts.store.redis.answerMs)
    throw storeUnavailable(new Error('The store is away.'))
  }
}

const passing = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
