import { ProblemError } from '../http/problem-error.ts'
import { type PubSub, subscribeWithRetry } from '../store/pub-sub.ts'
import { sessionChanged, sessionEnded } from '../store/session-events.ts'
import type { SessionStream } from './session-stream.ts'

export interface StreamLimits {
  /** Streams of one session. A browser needs one, however many tabs it has; one without locks opens one for each tab. */
  perSession: number
  /** Streams of this instance. */
  inAll: number
}

/** The streams that are open in this instance, by session. */
export interface StreamRegistry {
  /**
   * Adds a stream. From when this resolves on, the stream ends when its session ends in any instance.
   * @returns removes it
   * @throws {ProblemError} `too-many-streams`, `streams-exhausted`, `store-unavailable`
   */
  add(sessionId: string, stream: SessionStream): Promise<() => void>
  count(): number
  /** Ends all streams. */
  drain(): void
}

export function createStreamRegistry(pubSub: PubSub, { perSession, inAll }: StreamLimits): StreamRegistry {
  const streams = new Map<SessionStream, string>()
  let subscription: ReturnType<typeof subscribe> | undefined

  const ofSession = (sessionId: string) => [...streams].flatMap(([stream, id]) => (id === sessionId ? [stream] : []))

  const checkSession = (sessionId: string): void => {
    for (const stream of ofSession(sessionId)) void stream.check()
  }

  const tellSession = (sessionId: string): void => {
    for (const stream of ofSession(sessionId)) void stream.tellSession()
  }

  /** @returns ends both subscriptions */
  async function subscribe(): Promise<() => Promise<void>> {
    const unsubscribe = await pubSub.subscribe(sessionEnded, checkSession)
    const changes = await subscribeWithRetry(pubSub, sessionChanged, tellSession)
    return async () => void (await Promise.all([unsubscribe(), changes.unsubscribe()]))
  }

  const remove = (stream: SessionStream): void => {
    if (!streams.delete(stream) || streams.size > 0) return
    // An instance without streams costs the store no subscription.
    subscription?.then((unsubscribe) => unsubscribe()).catch(() => {})
    subscription = undefined
  }

  return {
    async add(sessionId, stream) {
      if (streams.size >= inAll) throw new ProblemError('streams-exhausted', { members: { retryAfter: 30 } })
      if (ofSession(sessionId).length >= perSession)
        throw new ProblemError('too-many-streams', { members: { retryAfter: 30 } })
      streams.set(stream, sessionId)
      try {
        subscription ??= subscribe()
        await subscription
      } catch (error) {
        subscription = undefined
        remove(stream)
        throw error
      }
      return () => remove(stream)
    },
    count: () => streams.size,
    drain() {
      for (const stream of [...streams.keys()]) stream.drain()
    },
  }
}
