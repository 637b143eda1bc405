import { ProblemError } from '../http/problem-error.ts'

/**
 * Admits a limited number of calls at a time, and shares that number fairly among accounts: each account has a few calls
 * at a time and a queue of its own for the rest, and the accounts take turns. So five hundred slow calls of one account
 * delay nobody else.
 */
export interface FairQueue {
  /**
   * Waits until a call may start.
   * @returns ends it: the next call then starts
   * @throws {ProblemError} `too-many-calls` or `busy` where too many calls wait already, or this one waited too long;
   *   or the signal's reason
   */
  enter(accountId: string, signal: AbortSignal): Promise<() => void>
  /**
   * Does `work` when it may start.
   * @throws as `enter`; or whatever `admit` and `work` throw
   */
  run<T>(entry: Entry, work: () => Promise<T>): Promise<T>
}

interface Entry {
  accountId: string
  signal: AbortSignal
  /** Throws to refuse the work. Asked before the wait and again after it: the calls before may have learnt something. */
  admit(): void
}

export interface FairQueueLimits {
  /** Calls under way: of all accounts together, and of one account. */
  running: number
  runningEach: number
  /** Calls that wait: of all accounts together, and of one account. */
  waiting: number
  waitingEach: number
  /** The longest wait. Spotify must have time left to answer after it. */
  waitMs: number
}

/** A browser keeps six connections to a server, so that a person with one tab does not notice a limit of eight. */
export const fairQueueLimits = { running: 32, runningEach: 8, waiting: 1024, waitingEach: 128 }

/** The calls of one account, as long as there are any. */
interface AccountCalls {
  running: number
  /** Starts the calls that wait, oldest first. */
  waiting: (() => void)[]
}

export function createFairQueue(limits: FairQueueLimits): FairQueue {
  // A Map keeps the order of insertion, and an account whose call starts is inserted again. So the first one in the map
  // has waited longest for its turn.
  const accounts = new Map<string, AccountCalls>()
  let running = 0
  let waiting = 0

  const hasRoom = (calls: AccountCalls) => running < limits.running && calls.running < limits.runningEach
  const start = (accountId: string, calls: AccountCalls) => {
    running++
    calls.running++
    accounts.delete(accountId)
    accounts.set(accountId, calls)
  }
  const startNext = () => {
    for (const [accountId, calls] of accounts) {
      if (calls.waiting.length === 0 || !hasRoom(calls)) continue
      start(accountId, calls)
      waiting--
      return calls.waiting.shift()?.()
    }
  }
  const forgetIdle = (accountId: string, calls: AccountCalls) => {
    if (calls.running === 0 && calls.waiting.length === 0) accounts.delete(accountId)
  }
  const end = (accountId: string, calls: AccountCalls) => {
    running--
    calls.running--
    forgetIdle(accountId, calls)
    startNext()
  }
  const wait = (accountId: string, calls: AccountCalls, signal: AbortSignal) => {
    accounts.set(accountId, calls)
    waiting++
    return waitForStart(calls, limits.waitMs, signal, () => {
      waiting--
      forgetIdle(accountId, calls)
    })
  }
  const enter = async (accountId: string, signal: AbortSignal) => {
    signal.throwIfAborted()
    const calls = accounts.get(accountId) ?? { running: 0, waiting: [] }
    if (hasRoom(calls)) start(accountId, calls)
    else {
      if (calls.waiting.length >= limits.waitingEach) throw new ProblemError('too-many-calls', retrySoon)
      if (waiting >= limits.waiting) throw new ProblemError('busy', retrySoon)
      await wait(accountId, calls, signal)
    }
    return () => end(accountId, calls)
  }

  return { enter, run: (entry, work) => runAdmitted(enter, entry, work) }
}

async function runAdmitted<T>(
  enter: FairQueue['enter'],
  { accountId, signal, admit }: Entry,
  work: () => Promise<T>,
): Promise<T> {
  admit()
  const leave = await enter(accountId, signal)
  try {
    admit()
    return await work()
  } finally {
    leave()
  }
}

/** @param onGiveUp called when the wait ends without a start: it took too long, or the signal aborted */
async function waitForStart(
  { waiting }: AccountCalls,
  waitMs: number,
  signal: AbortSignal,
  onGiveUp: () => void,
): Promise<void> {
  const started = Promise.withResolvers<void>()
  const giveUp = (reason: unknown) => {
    const at = waiting.indexOf(started.resolve)
    if (at < 0) return
    waiting.splice(at, 1)
    onGiveUp()
    started.reject(reason)
  }
  const onAbort = () => giveUp(signal.reason)
  const timer = setTimeout(() => giveUp(new ProblemError('busy', retrySoon)), waitMs)
  signal.addEventListener('abort', onAbort, { once: true })
  waiting.push(started.resolve)
  try {
    await started.promise
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  }
}

const retrySoon = { members: { retryAfter: 1 } }
