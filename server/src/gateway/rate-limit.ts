import { isRecord, parseJson } from '../../contract/json.ts'
import { type Countdown, createCountdown } from '../async/countdown.ts'
import { ProblemError } from '../http/problem-error.ts'
import { type PubSub, subscribeWithRetry } from '../store/pub-sub.ts'

/**
 * Keeps the calls of an account back after Spotify has asked for a pause. They are refused at once with the seconds that
 * are left, and not held open: the client then knows how long to wait, and the calls do not all return at one moment.
 */
export interface RateLimit {
  /** @throws {ProblemError} `rate-limited` or `quota-exceeded` while a pause lasts, with the seconds left */
  check(accountId: string): void
  /** Starts a pause where the problem is a rate limit, in all instances. A shorter pause does not end a longer one. */
  accept(accountId: string, problem: ProblemError): void
  /** Stops listening to the other instances. */
  stop(): Promise<void>
}

interface RateLimitOptions {
  /** Epoch milliseconds. */
  now(): number
  /** Tells the other instances. An instance that misses a message asks Spotify once and learns of the pause from it. */
  pubSub: PubSub
  /** The other instances are told a hash of the account, and not its id. */
  hashAccount(accountId: string): string
}

interface Pause {
  code: 'rate-limited' | 'quota-exceeded'
  forMs: number
}

/** The topic on which instances tell each other of pauses. */
const topic = 'spotify-pause'

export async function createRateLimit({ now, pubSub, hashAccount }: RateLimitOptions): Promise<RateLimit> {
  /** By the hash of the account. */
  const pauses = new Map<string, Countdown & Pick<Pause, 'code'>>()
  const start = (account: string, { code, forMs }: Pause) => {
    for (const [each, pause] of pauses) if (pause.leftMs() === 0) pauses.delete(each)
    if (forMs > (pauses.get(account)?.leftMs() ?? 0)) pauses.set(account, { code, ...createCountdown(now, forMs) })
  }
  const { unsubscribe } = await subscribeWithRetry(pubSub, topic, (message) => {
    const pause = readMessage(message)
    if (pause) start(pause.account, pause)
  })

  return {
    check(accountId) {
      if (pauses.size === 0) return
      const pause = pauses.get(hashAccount(accountId))
      const retryAfter = Math.ceil((pause?.leftMs() ?? 0) / 1000)
      if (!pause || retryAfter === 0) return
      throw new ProblemError(pause.code, {
        detail: `Spotify asked this account to wait; ${retryAfter} s are left. It was not called again.`,
        members: { retryAfter },
      })
    },
    accept(accountId, { code, members }) {
      if (code !== 'rate-limited' && code !== 'quota-exceeded') return
      const account = hashAccount(accountId)
      const forMs = (members.retryAfter ?? 0) * 1000
      start(account, { code, forMs })
      // A duration and not an end: the clocks of several machines differ. A message that is lost costs one call.
      pubSub.publish(topic, JSON.stringify({ account, code, forMs })).catch(() => {})
    },
    stop: unsubscribe,
  }
}

/** Another version of this server may send messages that this one does not know: they are ignored. */
function readMessage(message: string): (Pause & { account: string }) | undefined {
  const value = parseJson(message)
  if (!isRecord(value)) return undefined
  const { account, code, forMs } = value
  const isKnown = code === 'rate-limited' || code === 'quota-exceeded'
  return isKnown && typeof account === 'string' && typeof forMs === 'number' ? { account, code, forMs } : undefined
}
