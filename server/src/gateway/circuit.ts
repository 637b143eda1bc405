import { type Countdown, createCountdown } from '../async/countdown.ts'
import { ProblemError } from '../http/problem-error.ts'

/**
 * Whether calls go out. Closed: they do. Open: they are refused. Half-open: the time is over, and one trial call finds out
 * whether calls are answered again, while all others are still refused.
 */
export interface Circuit {
  /** Milliseconds until a call of this account may go out; `undefined` where it may now. */
  waitMs(accountId: string): number | undefined
  /** A call goes out; in a half-open circuit it is the trial. @returns the state that it met */
  begin(): OpenCircuit | undefined
  /** @param met what `begin` returned */
  accept(accountId: string, outcome: CallOutcome, met: OpenCircuit | undefined): void
  /** Opens it, unless it is open. */
  trip(): void
  /** Closed, and without a failure since the last answer. */
  isWell(): boolean
}

/** What a call says about the upstream. */
export type CallOutcome = 'answered' | 'failed' | 'unknown'

interface OpenCircuit {
  /** How long it stays open, without the random part. */
  durationMs: number
  rest: Countdown
  /** Until then a trial call belongs to an account that has not failed, if one has asked. */
  othersFirst: Countdown
  /** The accounts whose calls opened the circuit, and those whose trial calls failed since then. */
  failed: Set<string>
  hasAnotherAsked: boolean
  isTrialUnderWay: boolean
}

/** So many calls fail one after the other before a circuit opens. One answer in between starts the count again. */
export const failuresToTrip = 10

export interface CircuitOptions {
  /** How long the circuit stays open at first. Each failed trial call doubles it, up to the longest. */
  openMs: { shortestMs: number; longestMs: number }
  /** So many failures of one account count. */
  failuresEach: number
  /**
   * How long accounts whose calls failed leave a trial to one that has asked meanwhile. The one whose calls fail calls most
   * often: otherwise it would win every trial.
   */
  othersFirstMs: number
  /** Epoch milliseconds. */
  now(): number
  /** At least 0, below 1. */
  random(): number
  /** Called when the circuit opens; not for a failed trial call. @param failing the accounts whose calls failed */
  onOpen(failing: readonly string[]): void
  onClose(): void
}

export function createCircuit(options: CircuitOptions): Circuit {
  const { openMs, failuresEach, othersFirstMs, now, random, onOpen, onClose } = options
  /** By account, since the last answer. */
  const failures = new Map<string, number>()
  /** `undefined` while the circuit is closed. */
  let open: OpenCircuit | undefined

  /** Opens the circuit for `durationMs` to 1.5 × `durationMs`, so that several instances do not all try at the same moment. */
  const openFor = (durationMs: number, failed: Set<string>) => {
    const restMs = durationMs * (1 + random() / 2)
    failures.clear()
    open = {
      durationMs,
      rest: createCountdown(now, restMs),
      othersFirst: createCountdown(now, restMs + othersFirstMs),
      failed,
      hasAnotherAsked: false,
      isTrialUnderWay: false,
    }
  }
  const close = () => {
    failures.clear()
    if (open) onClose()
    open = undefined
  }
  const trip = () => {
    if (open) return
    const failing = [...failures.keys()]
    openFor(openMs.shortestMs, new Set(failing))
    onOpen(failing)
  }
  const fail = (accountId: string) => {
    if (open) return openFor(Math.min(open.durationMs * 2, openMs.longestMs), open.failed.add(accountId))
    failures.set(accountId, Math.min((failures.get(accountId) ?? 0) + 1, failuresEach))
    const count = failures.values().reduce((sum, each) => sum + each, 0)
    if (count >= failuresToTrip) trip()
  }

  return {
    waitMs(accountId) {
      if (!open) return undefined
      const { rest, othersFirst, failed, hasAnotherAsked, isTrialUnderWay } = open
      const hasFailed = failed.has(accountId)
      const leftMs = (hasFailed && hasAnotherAsked ? othersFirst : rest).leftMs()
      if (!isTrialUnderWay && leftMs === 0) return undefined
      open.hasAnotherAsked ||= !hasFailed
      return leftMs
    },
    begin() {
      if (open) open.isTrialUnderWay = true
      return open
    },
    accept(accountId, outcome, met) {
      // A call that began before the circuit opened or closed says nothing about the upstream now.
      if (met !== open) return
      if (outcome === 'answered') close()
      else if (outcome === 'failed') fail(accountId)
      else if (open) open.isTrialUnderWay = false
    },
    trip,
    isWell: () => !open && failures.size === 0,
  }
}

/**
 * A refusal is an answer, and so is one that makes no sense: both are about the call or the account. A call that its
 * client gave up says nothing.
 */
export async function outcomeOf(answer: Promise<unknown>): Promise<CallOutcome> {
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
