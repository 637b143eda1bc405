import { AsyncLocalStorage } from 'node:async_hooks'
import { syncBuiltinESMExports } from 'node:module'
import type { TimerOptions } from 'node:timers'
import timersPromises from 'node:timers/promises'

interface Timer {
  at: number
  /** Timers of the same moment fire in the order in which they were set. */
  order: number
  owner: string | undefined
  act(): void
}

const real = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  setInterval: globalThis.setInterval,
  clearInterval: globalThis.clearInterval,
  setImmediate: globalThis.setImmediate,
  now: performance.now,
  dateNow: Date.now,
  random: Math.random,
  delay: timersPromises.setTimeout,
}

/**
 * Time that passes only when nothing else is left to do, for code that uses Node's own timers and clocks. Code runs in
 * the name of an owner, so that the timers of one simulated process can be held up or dropped.
 */
export class VirtualTime {
  /** Milliseconds. */
  now = 0
  readonly #timers = new Set<Timer>()
  readonly #owners = new AsyncLocalStorage<string | undefined>()
  readonly #random: () => number
  readonly #asleepUntil = new Map<string, number>()
  #order = 0

  /** @param random takes the place of `Math.random` */
  constructor(random: () => number) {
    this.#random = random
  }

  /** Runs `act` with these timers and clocks in place of Node's. */
  async during<Result>(act: () => Promise<Result>): Promise<Result> {
    this.#install()
    try {
      return await act()
    } finally {
      Object.assign(globalThis, {
        setTimeout: real.setTimeout,
        clearTimeout: real.clearTimeout,
        setInterval: real.setInterval,
        clearInterval: real.clearInterval,
      })
      performance.now = real.now
      Date.now = real.dateNow
      Math.random = real.random
      timersPromises.setTimeout = real.delay
      syncBuiltinESMExports()
    }
  }

  as<Result>(owner: string, act: () => Result): Result {
    return this.#owners.run(owner, act)
  }

  /** The timers of `owner` that are due before `until` fire then. */
  sleep(owner: string, until: number): void {
    this.#asleepUntil.set(owner, until)
  }

  /** No timer of `owner` ever fires again. */
  kill(owner: string): void {
    this.sleep(owner, Number.POSITIVE_INFINITY)
  }

  at(ms: number, act: () => void): void {
    this.#set(ms - this.now, act)
  }

  /** Lets time pass, from one timer to the next. */
  async runUntil(end: number): Promise<void> {
    for (;;) {
      // Everything that needs no timer happens first.
      await new Promise((resolve) => real.setImmediate(resolve))
      const next = this.#next()
      if (!next || this.#dueAt(next) > end) break
      this.#timers.delete(next)
      this.now = Math.max(this.now, this.#dueAt(next))
      next.act()
    }
    this.now = end
  }

  #dueAt = ({ at, owner }: Timer) => Math.max(at, (owner !== undefined && this.#asleepUntil.get(owner)) || 0)

  #next(): Timer | undefined {
    let next: Timer | undefined
    for (const timer of this.#timers) {
      const isSooner = next && this.#dueAt(timer) - this.#dueAt(next)
      if (isSooner === undefined || isSooner < 0 || (isSooner === 0 && next && timer.order < next.order)) next = timer
    }
    return next && Number.isFinite(this.#dueAt(next)) ? next : undefined
  }

  #set(ms: number, act: () => void): Timer {
    this.#order += 1
    const owner = this.#owners.getStore()
    const timer = { at: this.now + Math.max(0, ms), order: this.#order, owner, act: () => this.#owners.run(owner, act) }
    this.#timers.add(timer)
    return timer
  }

  #install(): void {
    const handle = (timer: Timer) => Object.assign(timer, { unref: () => timer, ref: () => timer })
    const cleared = new WeakSet<Timer>()
    const clear = (timer: Timer | undefined) => {
      if (!timer) return
      cleared.add(timer)
      this.#timers.delete(timer)
    }
    const every = (act: () => void, ms: number): Timer => {
      const again = () => {
        act()
        if (cleared.has(timer)) return
        timer.at = this.now + ms
        this.#timers.add(timer)
      }
      const timer = handle(this.#set(ms, again))
      return timer
    }
    Object.assign(globalThis, {
      setTimeout: (act: (...values: unknown[]) => void, ms = 0, ...values: unknown[]) =>
        handle(this.#set(ms, () => act(...values))),
      clearTimeout: clear,
      setInterval: every,
      clearInterval: clear,
    })
    performance.now = () => this.now
    Date.now = () => this.now
    Math.random = this.#random
    timersPromises.setTimeout = <Value>(ms = 0, value?: Value, { signal }: TimerOptions = {}) =>
      new Promise<Value>((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
        this.#set(ms, () => resolve(value as Value))
      })
    syncBuiltinESMExports()
  }
}
