import { type Countdown, createCountdown } from '../async/countdown.ts'
import { ProblemError } from '../http/problem-error.ts'

/**
 * Stops the calls to an upstream that answers nobody. Closed: calls go out. Open: they are refused at once. Half-open:
 * the time is over, and one trial call finds out whether the upstream is back, while all others are still refused.
 */
export interface CircuitBreaker {
  /** @throws {ProblemError} `upstream-unavailable` with the seconds to wait, unless a call may go out now */
  check(): void
  /**
   * Makes a call, retries included, and changes state by its outcome.
   * @throws {ProblemError} as `check`; or whatever `call` throws
   */
  run<T>(call: () => Promise<T>): Promise<T>
}

/** So many calls fail one after the other before the circuit opens. One answer in between starts the count again. */
const failuresToTrip = 10

interface CircuitBreakerOptions {
  /** How long the circuit stays open at first. Each failed trial call doubles it, up to the longest. */
  openMs: { shortestMs: number; longestMs: number }
  /** Epoch milliseconds. */
  now(): number
  /** At least 0, below 1. */
  random(): number
  /** Called when the circuit opens, and when it closes again; not for a failed trial call. */
  onStateChange(state: 'open' | 'closed'): void
}

interface OpenCircuit extends Countdown {
  /** Without the random part. */
  durationMs: number
  isTrialUnderWay: boolean
}

export function createCircuitBreaker({ openMs, now, random, onStateChange }: CircuitBreakerOptions): CircuitBreaker {
  let failures = 0
  /** `undefined` while the circuit is closed. */
  let open: OpenCircuit | undefined

  const check = () => {
    if (open && (open.isTrialUnderWay || open.leftMs() > 0)) throw circuitOpen(open.leftMs())
  }
  /** Opens the circuit for `durationMs` to 1.5 × `durationMs`, so that several instances do not all try at the same moment. */
  const trip = (durationMs: number) => {
    const countdown = createCountdown(now, durationMs * (1 + random() / 2))
    if (!open) onStateChange('open')
    open = { ...countdown, durationMs, isTrialUnderWay: false }
  }
  const close = () => {
    failures = 0
    if (open) onStateChange('closed')
    open = undefined
  }
  const fail = () => {
    if (open) return trip(Math.min(open.durationMs * 2, openMs.longestMs))
    failures++
    if (failures >= failuresToTrip) trip(openMs.shortestMs)
  }
  const accept = (outcome: Outcome) => {
    if (outcome === 'answered') close()
    else if (outcome === 'failed') fail()
    else if (open) open.isTrialUnderWay = false
  }

  return {
    check,
    async run(call) {
      check()
      const openAtStart = open
      if (openAtStart) openAtStart.isTrialUnderWay = true
      const answer = call()
      const outcome = await outcomeOf(answer)
      // A call that began before the circuit opened or closed says nothing about the upstream now.
      if (openAtStart === open) accept(outcome)
      return await answer
    },
  }
}

type Outcome = 'answered' | 'failed' | 'unknown'

/**
 * A refusal is an answer, and so is one that makes no sense: both are about the call or the account. A call that its
 * client gave up says nothing.
 */
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
  // The connection broke, or it was no HTTP: not even a status was read.
  return code === 'upstream-invalid' && members.upstreamStatus === undefined
}

function circuitOpen(leftMs: number): ProblemError {
  const retryAfter = Math.max(1, Math.ceil(leftMs / 1000))
  return new ProblemError('upstream-unavailable', {
    detail: `Spotify has answered nobody lately and was not called. It is tried again in ${retryAfter} s.`,
    members: { retryAfter },
  })
}
