import { ProblemError } from '../http/problem-error.ts'
import type { PubSub } from '../store/pub-sub.ts'
import { sessionEnded } from '../store/session-events.ts'
import type { LiveStream } from './session-stream.ts'

export interface StreamLimits {
  /** Of one session. A browser needs one, however many tabs it has; what knows no better opens one a tab. */
  perSession: number
  /** Of this instance. */
  inAll: number
}

/** The streams that are open here, by session. */
export interface LiveStreams {
  /**
   * From when this resolves on, a session that ends anywhere takes its streams along.
   * @returns removes it
   * @throws {ProblemError} `too-many-streams`, `streams-exhausted`, `store-unavailable`
   */
  add(sessionId: string, stream: LiveStream): Promise<() => void>
  count(): number
  /** Ends them all. */
  drain(): void
}

export function createLiveStreams(pubSub: PubSub, { perSession, inAll }: StreamLimits): LiveStreams {
  const streams = new Map<LiveStream, string>()
  let watch: ReturnType<PubSub['subscribe']> | undefined

  const ofSession = (sessionId: string) => [...streams].flatMap(([stream, id]) => (id === sessionId ? [stream] : []))

  const hear = (sessionId: string): void => {
    for (const stream of ofSession(sessionId)) void stream.check()
  }

  const remove = (stream: LiveStream): void => {
    if (!streams.delete(stream) || streams.size > 0) return
    // Who listens to nobody's end costs the store nothing.
    watch?.then((leave) => leave()).catch(() => {})
    watch = undefined
  }

  return {
    async add(sessionId, stream) {
      if (streams.size >= inAll) throw new ProblemError('streams-exhausted', { members: { retryAfter: 30 } })
      if (ofSession(sessionId).length >= perSession)
        throw new ProblemError('too-many-streams', { members: { retryAfter: 30 } })
      streams.set(stream, sessionId)
      try {
        watch ??= pubSub.subscribe(sessionEnded, hear)
        await watch
      } catch (error) {
        watch = undefined
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
