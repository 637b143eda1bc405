import type { PlaybackSample } from '../../contract/playback.ts'
import { exponentialBackoffMs, type Pacing, pollPace, settlingMs } from '../../contract/playback-pace.ts'
import type { ProblemCode } from '../../contract/problems.ts'
import { isFailure, type PollResult } from './sample.ts'

interface ScheduleOptions {
  /** Milliseconds until playback is worth polling again. */
  intervalMs(pacing: Pacing, now: number): number
  /** The pause after failures in a row. */
  backoffMs: { first: number; longest: number }
  /** Epoch milliseconds. */
  now(): number
  /** From 0 to 1. */
  random(): number
}

interface PollerOptions extends ScheduleOptions {
  poll(signal: AbortSignal): Promise<PollResult>
  /** @param isDue it is to be sent even if nothing changed: after a command a page may expect a change that did not come */
  deliver(result: PollResult, isDue: boolean): void
}

/** Polls playback again and again, as often as that is worth it, and never sooner than Spotify asked for. */
export interface Poller {
  start(): void
  /** Stops, and aborts the poll that is under way. */
  stop(): void
  /** A command has gone through: its effect shows soon. */
  pollSoon(): void
  /** There is a new listener: if the last result is older than 5 s, it polls at once. */
  refreshIfStale(): void
  /** Takes a result that another instance has polled as if it had been polled here. */
  accept(result: PollResult): void
}

export function createPoller({ poll, deliver, ...options }: PollerOptions): Poller {
  const schedule = new PollSchedule(options)
  let running: AbortController | undefined
  let timer: NodeJS.Timeout | undefined
  let isPolling = false

  const scheduleNext = (): void => {
    if (!running || isPolling) return
    clearTimeout(timer)
    timer = setTimeout(pollOnce, schedule.waitMs())
  }

  const pollOnce = async (): Promise<void> => {
    if (!running || isPolling) return
    const { signal } = running
    isPolling = true
    const result = await poll(signal)
    isPolling = false
    if (!signal.aborted) {
      schedule.accept(result)
      deliver(result, schedule.confirms(result))
    }
    scheduleNext()
  }

  return {
    start() {
      if (running) return
      running = new AbortController()
      scheduleNext()
    },
    stop() {
      running?.abort()
      running = undefined
      clearTimeout(timer)
    },
    pollSoon() {
      schedule.expectChange()
      if (!schedule.isBackingOff) scheduleNext()
    },
    refreshIfStale() {
      schedule.refreshIfStale()
      if (!schedule.isBackingOff) scheduleNext()
    },
    accept: (result) => schedule.accept(result),
  }
}

/** After these Spotify has said when to come back: that is a pause and no failure. */
const pauseCodes: ReadonlySet<ProblemCode> = new Set(['rate-limited', 'quota-exceeded'])

/** Accounts whose polls failed together are polled again at different moments. */
const jitter = 1 / 4

/** So long after a command its effect shows for certain. A page that expected another one gets the sample again. */
const confirmMs = settlingMs + 500

/** When playback is polled next. All times are epoch milliseconds. */
class PollSchedule {
  readonly #options: ScheduleOptions
  #sample: PlaybackSample | undefined
  #failures = 0
  #commandAt: number | undefined
  #isUnconfirmed = false
  #pausedUntil: number | undefined
  #acceptedAt = 0
  #dueAt = 0

  constructor(options: ScheduleOptions) {
    this.#options = options
  }

  get isBackingOff(): boolean {
    return this.#failures > 0
  }

  /** Milliseconds from now. A clock that was set back must not put off the next poll by the whole step. */
  waitMs(): number {
    return Math.min(Math.max(0, this.#dueAt - this.#options.now()), this.#delayMs())
  }

  accept(result: PollResult): void {
    if (isFailure(result)) {
      const { code, members } = result.problem
      this.#failures = pauseCodes.has(code) ? 0 : this.#failures + 1
      this.#pausedUntil = result.at + (members.retryAfter ?? 0) * 1000
    } else {
      this.#failures = 0
      this.#sample = result
    }
    this.#acceptedAt = this.#options.now()
    this.#dueAt = this.#acceptedAt + this.#delayMs()
  }

  /** Polls come soon after a command, unless the last ones failed. */
  expectChange(): void {
    const now = this.#options.now()
    this.#commandAt = now
    this.#isUnconfirmed = true
    if (!this.isBackingOff) this.#dueAt = now + this.#delayMs()
  }

  refreshIfStale(): void {
    if (this.isBackingOff) return
    this.#dueAt = Math.max(this.#pausedUntil ?? 0, Math.min(this.#dueAt, this.#acceptedAt + pollPace.playing))
  }

  /** Whether a result is the first one that shows the effect of the last command for certain. */
  confirms(result: PollResult): boolean {
    if (!this.#isUnconfirmed || isFailure(result)) return false
    this.#isUnconfirmed = result.at < (this.#commandAt ?? 0) + confirmMs
    return !this.#isUnconfirmed
  }

  #delayMs(): number {
    const pauseMs = (this.#pausedUntil ?? 0) - this.#options.now()
    return Math.max(pauseMs, this.#paceMs())
  }

  #paceMs(): number {
    const { now, random, intervalMs, backoffMs } = this.#options
    if (this.isBackingOff) return exponentialBackoffMs({ ...backoffMs, jitter }, this.#failures, random())
    return this.#sample ? intervalMs({ ...this.#sample, commandAt: this.#commandAt }, now()) : 0
  }
}
