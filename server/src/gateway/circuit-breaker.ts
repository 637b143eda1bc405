import { type Countdown, createCountdown } from '../async/countdown.ts'
import { ProblemError } from '../http/problem-error.ts'

/** Leaves an upstream alone that answers nobody, and lets one call at a time find out whether it is back. */
export interface Breaker {
  /** @throws {ProblemError} `upstream-unavailable` while it is open, with the seconds to wait */
  check(): void
  /** Makes a call, repeats and all, and learns from its end. @throws {ProblemError} as `check`; or whatever `call` throws */
  run<T>(call: () => Promise<T>): Promise<T>
}

interface BreakerLimits {
  /** Calls that fail in a row before it opens. One that is answered in between, and it counts anew. */
  failures: number
  /** How long it stays open at first; twice as long after each try in vain. */
  shortestMs: number
  longestMs: number
}

export const breakerFailures = 10

interface BreakerOptions {
  limits: BreakerLimits
  /** Epoch milliseconds. */
  now(): number
  /** At least 0, below 1. */
  random(): number
  /** Told when it opens, and when it closes. */
  tell(state: 'open' | 'closed'): void
}

interface Opened extends Countdown {
  lastsMs: number
  /** The one call is under way. */
  isTrying: boolean
}

export function createBreaker({ limits, now, random, tell }: BreakerOptions): Breaker {
  let failures = 0
  let opened: Opened | undefined

  const check = () => {
    if (opened && (opened.isTrying || opened.leftMs() > 0)) throw leftAlone(opened.leftMs())
  }
  /** For half as long again at most: instances that opened together should not come back together. */
  const open = (lastsMs: number) => {
    opened = { ...createCountdown(now, lastsMs * (1 + random() / 2)), lastsMs, isTrying: false }
  }
  const learn: Record<Outcome, () => void> = {
    answered() {
      failures = 0
      if (opened) tell('closed')
      opened = undefined
    },
    failed() {
      if (opened) return open(Math.min(opened.lastsMs * 2, limits.longestMs))
      failures++
      if (failures < limits.failures) return
      open(limits.shortestMs)
      tell('open')
    },
    unknown() {
      if (opened) opened.isTrying = false
    },
  }

  return {
    check,
    async run(call) {
      check()
      const tried = opened
      if (tried) tried.isTrying = true
      const answer = call()
      const outcome = await outcomeOf(answer)
      // What was under way when it opened says nothing about now.
      if (tried === opened) learn[outcome]()
      return await answer
    },
  }
}

type Outcome = 'answered' | 'failed' | 'unknown'

/** A refusal is an answer, and so is nonsense: it is about the call or the account. That the caller left says nothing. */
async function outcomeOf(answer: Promise<unknown>): Promise<Outcome> {
  try {
    await answer
    return 'answered'
  } catch (error) {
    if (!(error instanceof ProblemError)) return 'unknown'
    return isFailure(error) ? 'failed' : 'answered'
  }
}

function isFailure({ code, members }: ProblemError): boolean {
  if (code === 'upstream-unavailable' || code === 'upstream-timeout') return true
  // Broken off, or no HTTP at all: not even a status was read.
  return code === 'upstream-invalid' && members.upstreamStatus === undefined
}

function leftAlone(leftMs: number): ProblemError {
  const retryAfter = Math.max(1, Math.ceil(leftMs / 1000))
  return new ProblemError('upstream-unavailable', {
    detail: `Spotify has answered nobody lately and was not called. It is tried again in ${retryAfter} s.`,
    members: { retryAfter },
  })
}
