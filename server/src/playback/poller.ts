import { type Pacing, pollPace, settlingMs } from '../../contract/playback-pace.ts'
import type { ProblemCode } from '../../contract/problems.ts'
import type { Reading, State } from './sample.ts'

interface PollerOptions {
  read(signal: AbortSignal): Promise<Reading>
  /** @param isDue it is to be told even if nothing changed: after a command, for somebody may expect a change */
  tell(reading: Reading, isDue: boolean): void
  /** Milliseconds until playback is worth reading again. */
  intervalMs(pacing: Pacing, now: number): number
  /** Epoch milliseconds. */
  now(): number
  random(): number
}

/** Reads playback again and again, as often as it is worth: never sooner than Spotify asked for. */
export interface Poller {
  start(): void
  /** Also gives up the look under way. */
  stop(): void
  /** A command passed: it shows soon. */
  hurry(): void
  /** Somebody has come who knows nothing yet: what is older than a few seconds is read anew. */
  freshen(): void
  /** What somebody else has read counts as read here. */
  learn(reading: Reading): void
}

const pauses: ReadonlySet<ProblemCode> = new Set(['rate-limited', 'quota-exceeded'])

/** After failures in a row, milliseconds. */
const firstBackoffMs = 5_000
const longestBackoffMs = 60_000

/** So long after a command its outcome is there to be seen, and those who expected another are told. */
const confirmMs = settlingMs + 500

export function createPoller({ read, tell, intervalMs, now, random }: PollerOptions): Poller {
  let running: AbortController | undefined
  let timer: NodeJS.Timeout | undefined
  let isLooking = false
  let last: State | undefined
  let failures = 0
  let commandAt: number | undefined
  let pausedUntil: number | undefined
  let isUnconfirmed = false
  /** Epoch milliseconds, as are all times here. */
  let learnedAt = 0
  let dueAt = 0

  const delayMs = (): number => {
    const restMs = (pausedUntil ?? 0) - now()
    if (failures > 0) return Math.max(restMs, backoffMs(failures, random()))
    return Math.max(restMs, last ? intervalMs({ ...last, commandAt, pausedUntil }, now()) : 0)
  }

  const learn = (reading: Reading): void => {
    if ('problem' in reading) {
      const { code, members } = reading.problem
      // Who is told when to come back has not failed.
      failures = pauses.has(code) ? 0 : failures + 1
      pausedUntil = reading.at + (members.retryAfter ?? 0) * 1000
    } else {
      failures = 0
      last = reading
    }
    learnedAt = now()
    dueAt = learnedAt + delayMs()
  }

  const schedule = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(look, ms)
  }

  /** A clock that was set back must not put off the next look for as long. */
  const goOn = (): void => schedule(Math.min(Math.max(0, dueAt - now()), delayMs()))

  const look = async (): Promise<void> => {
    if (!running || isLooking) return
    const { signal } = running
    isLooking = true
    const reading = await read(signal)
    isLooking = false
    if (!signal.aborted) {
      learn(reading)
      tell(reading, isDue(reading))
    }
    if (running) goOn()
  }

  const isDue = (reading: Reading): boolean => {
    if (!isUnconfirmed || 'problem' in reading) return false
    isUnconfirmed = reading.at < (commandAt ?? 0) + confirmMs
    return !isUnconfirmed
  }

  return {
    start() {
      if (running) return
      running = new AbortController()
      goOn()
    },
    stop() {
      running?.abort()
      running = undefined
      clearTimeout(timer)
    },
    hurry() {
      commandAt = now()
      isUnconfirmed = true
      if (failures > 0) return
      dueAt = now() + delayMs()
      if (running && !isLooking) goOn()
    },
    freshen() {
      if (failures > 0) return
      dueAt = Math.max(pausedUntil ?? 0, Math.min(dueAt, learnedAt + pollPace.playing))
      if (running && !isLooking) goOn()
    },
    learn,
  }
}

/** Apart from each other, so that what failed for all is not asked by all at once. */
function backoffMs(failures: number, random: number): number {
  return Math.min(longestBackoffMs, firstBackoffMs * 2 ** (failures - 1)) * (1 + random / 4)
}
