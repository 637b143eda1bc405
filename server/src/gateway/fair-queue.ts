import { ProblemError } from '../http/problem-error.ts'
import { productionTimeouts } from '../timeouts.ts'

/**
 * The upstream's connections, shared fairly: each account has a few at a time and waits for the rest in a line of its
 * own, and whose turn it is goes round. So five hundred slow calls of one account keep nobody else waiting.
 */
export interface Places {
  /**
   * Waits for a place.
   * @returns gives it back
   * @throws {ProblemError} `too-many-calls`, `busy` where too many wait already, or this one too long; or the signal's
   *   reason
   */
  take(accountId: string, signal: AbortSignal): Promise<() => void>
}

export interface PlaceLimits {
  /** Calls under way, in all and of one account. */
  inAll: number
  each: number
  /** Calls that wait, in all and of one account. */
  waitingInAll: number
  waitingEach: number
  /** How long a call waits at most: Spotify must have time left to answer it. */
  waitMs: number
}

/** A browser keeps six connections to a server, so that eight are no limit to a person with one tab. */
export const placeLimits: PlaceLimits = {
  inAll: 32,
  each: 8,
  waitingInAll: 1024,
  waitingEach: 128,
  waitMs: productionTimeouts.gateway.queueMs,
}

/** An account with calls under way. */
interface Share {
  taken: number
  /** Those who wait, the longest first. Called when the place is theirs. */
  line: (() => void)[]
}

export function createPlaces(limits: PlaceLimits): Places {
  // A Map keeps the order of insertion: whoever was served is put in again, so the first has waited longest for a turn.
  const shares = new Map<string, Share>()
  let taken = 0
  let waiting = 0

  const isFree = (share: Share) => taken < limits.inAll && share.taken < limits.each
  const occupy = (accountId: string, share: Share) => {
    taken++
    share.taken++
    shares.delete(accountId)
    shares.set(accountId, share)
  }
  const callNext = () => {
    for (const [accountId, share] of shares) {
      if (share.line.length === 0 || !isFree(share)) continue
      occupy(accountId, share)
      waiting--
      return share.line.shift()?.()
    }
  }
  const forgetIdle = (accountId: string, share: Share) => {
    if (share.taken === 0 && share.line.length === 0) shares.delete(accountId)
  }
  const giveBack = (accountId: string, share: Share) => {
    taken--
    share.taken--
    forgetIdle(accountId, share)
    callNext()
  }
  const stand = async (accountId: string, share: Share, signal: AbortSignal) => {
    const turn = Promise.withResolvers<void>()
    const leave = (reason: unknown) => {
      const at = share.line.indexOf(turn.resolve)
      if (at < 0) return
      share.line.splice(at, 1)
      waiting--
      forgetIdle(accountId, share)
      turn.reject(reason)
    }
    const follow = () => leave(signal.reason)
    const timer = setTimeout(() => leave(new ProblemError('busy', soon)), limits.waitMs)
    signal.addEventListener('abort', follow, { once: true })
    shares.set(accountId, share)
    share.line.push(turn.resolve)
    waiting++
    try {
      await turn.promise
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', follow)
    }
  }

  return {
    async take(accountId, signal) {
      signal.throwIfAborted()
      const share = shares.get(accountId) ?? { taken: 0, line: [] }
      if (isFree(share)) occupy(accountId, share)
      else {
        if (share.line.length >= limits.waitingEach) throw new ProblemError('too-many-calls', soon)
        if (waiting >= limits.waitingInAll) throw new ProblemError('busy', soon)
        await stand(accountId, share, signal)
      }
      return () => giveBack(accountId, share)
    },
  }
}

const soon = { members: { retryAfter: 1 } }
