import { isRecord, parseJson } from '../../contract/json.ts'
import type { ProblemMembers } from '../../contract/problems.ts'
import { counted } from '../../contract/words.ts'
import { type Countdown, createCountdown } from '../async/countdown.ts'
import { createRollingCount, type RollingCount } from '../async/rolling-count.ts'
import { ProblemError } from '../http/problem-error.ts'
import { type PubSub, subscribeWithRetry } from '../store/pub-sub.ts'

/**
 * Keeps the calls of an account back after Spotify has asked for a pause. They are refused at once with the seconds that
 * are left, and not held open: the client then knows how long to wait, and the calls do not all return at one moment.
 */
export interface RateLimit {
  /** @throws {ProblemError} `rate-limited` or `quota-exceeded` while a pause lasts, with the seconds left */
  check(accountId: string): void
  /** Counts a call that goes out. */
  countSent(): void
  /**
   * Starts a pause where the problem is a rate limit, in all instances. A shorter pause does not end a longer one.
   * @returns the problem; one of a rate limit with what was sent within the window that Spotify counts
   */
  accept(accountId: string, problem: ProblemError): ProblemError
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

/** What Spotify counts over. The hours of a quota are not published; people report a day. */
const windowMs = { 'rate-limited': 30_000, 'quota-exceeded': 86_400_000 }

type Spent = Pick<ProblemMembers, 'spent'>

interface Pause {
  code: keyof typeof windowMs
  forMs: number
}

/** The topic on which instances tell each other of pauses. */
const topic = 'spotify-pause'

export async function createRateLimit({ now, pubSub, hashAccount }: RateLimitOptions): Promise<RateLimit> {
  /** By the hash of the account. */
  const pauses = new Map<string, Countdown & Pick<Pause, 'code'> & { spent: Spent }>()
  const sent = {
    'rate-limited': createRollingCount(now, windowMs['rate-limited']),
    'quota-exceeded': createRollingCount(now, windowMs['quota-exceeded']),
  }
  /** @param known what this instance has sent; the message that it publishes comes back to it without */
  const start = (account: string, { code, forMs }: Pause, known?: Spent) => {
    for (const [each, { leftMs }] of pauses) if (leftMs() === 0) pauses.delete(each)
    const before = pauses.get(account)
    if (forMs <= (before?.leftMs() ?? 0)) return
    pauses.set(account, { code, spent: known ?? before?.spent ?? {}, ...createCountdown(now, forMs) })
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
        members: { retryAfter, ...pause.spent },
      })
    },
    countSent() {
      sent['rate-limited'].add()
      sent['quota-exceeded'].add()
    },
    accept(accountId, problem) {
      const { code, members, detail, cause } = problem
      if (code !== 'rate-limited' && code !== 'quota-exceeded') return problem
      const account = hashAccount(accountId)
      const forMs = (members.retryAfter ?? 0) * 1000
      const spent = readSpent(sent[code])
      start(account, { code, forMs }, spent)
      // A duration and not an end: the clocks of several machines differ. A message that is lost costs one call.
      pubSub.publish(topic, JSON.stringify({ account, code, forMs })).catch(() => {})
      return new ProblemError(code, {
        ...(detail !== undefined && { detail }),
        members: { ...members, ...spent },
        cause,
      })
    },
    stop: unsubscribe,
  }
}

/** `42 calls in 30 s`, `2,611 calls in 24 h`. */
function readSpent({ read }: RollingCount): Spent {
  const { count, ofMs } = read()
  const minutes = Math.ceil(ofMs / 60_000)
  const time =
    ofMs < 120_000 ? `${Math.ceil(ofMs / 1000)} s` : minutes < 120 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`
  return { spent: `${counted(count, 'call')} in ${time}` }
}

/** Another version of this server may send messages that this one does not know: they are ignored. */
function readMessage(message: string): (Pause & { account: string }) | undefined {
  const value = parseJson(message)
  if (!isRecord(value)) return undefined
  const { account, code, forMs } = value
  const isKnown = code === 'rate-limited' || code === 'quota-exceeded'
  return isKnown && typeof account === 'string' && typeof forMs === 'number' ? { account, code, forMs } : undefined
}
