import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { heartbeatMs } from '../../contract/playback.ts'
import { pollIntervalMs } from '../../contract/playback-pace.ts'
import type { PlaybackSource } from '../../contract/playback-sources.ts'
import { deriveKeys } from '../session/keys.ts'
import type { Session } from '../session/session.ts'
import type { Store } from '../store/store.ts'
import { playerEventsRoutes } from './player-events.routes.ts'
import { createLiveStream } from './session-stream.ts'
import type { ChannelOptions } from './shared-poller.ts'
import { createChannels } from './shared-pollers.ts'
import { createLiveStreams, type StreamLimits } from './stream-registry.ts'

declare module 'fastify' {
  interface FastifyInstance {
    livePlayback: LivePlayback
  }
}

interface LivePlayback {
  /**
   * Opens a stream of server-sent events for a session that may read the source. It ends with the session.
   * @throws {ProblemError} `too-many-streams`, `streams-exhausted`, `store-unavailable`
   */
  open(request: FastifyRequest, session: Session, source: PlaybackSource): Promise<Readable>
  /** How many streams are open in this process. */
  count(): number
}

export interface LiveSettings extends StreamLimits, Pick<ChannelOptions, 'leaseMs' | 'lingerMs' | 'intervalMs'> {
  heartbeatMs: number
  /** How long a browser waits at least before it comes back. */
  retryMs: number
}

/** A lease is renewed three times in its life, for every account that listens; without renewal another instance reads. */
const usualSettings: LiveSettings = {
  perSession: 20,
  inAll: 2_000,
  leaseMs: 15_000,
  lingerMs: 5_000,
  heartbeatMs,
  retryMs: 1_000,
  intervalMs: pollIntervalMs,
}

interface PlaybackPluginOptions {
  store: Store
  keys: readonly Buffer[]
  publicUrl: string
  now(): number
  settings?: Partial<LiveSettings> | undefined
}

/** One look at Spotify for all who listen for an account, by whatever instance they are connected. */
export default fp(
  async (app, { store, keys, publicUrl, now, settings }: PlaybackPluginOptions) => {
    const { pubSub, leases } = store
    const { heartbeatMs, retryMs: shortestRetryMs, ...rest } = { ...usualSettings, ...settings }
    const channels = createChannels({ pubSub, leases, keys: deriveKeys(keys), now, ...rest })
    const streams = createLiveStreams(pubSub, rest)
    /** Not all at the same moment. */
    const retryMs = () => shortestRetryMs * (1 + Math.random())
    let isDraining = false

    app.decorate('livePlayback', {
      async open(request, session, source) {
        const stream = createLiveStream({ app, request, source, publicUrl, heartbeatMs, retryMs, now })
        if (isDraining) {
          stream.drain()
          return stream.events
        }
        const remove = await streams.add(session.id, stream)
        try {
          const leave = await channels.join(session, source, stream)
          stream.begin(() => {
            leave()
            remove()
          })
          return stream.events
        } catch (error) {
          remove()
          throw error
        }
      },
      count: streams.count,
    })

    app.onWebApiChange((session, { operation: { group } }) => {
      if (group === 'player') void channels.hurry(session)
    })
    app.addHook('preClose', async () => {
      isDraining = true
      streams.drain()
      await channels.close()
    })
    await app.register(playerEventsRoutes)
  },
  { name: 'playback', dependencies: ['problems', 'session', 'web-api'] },
)
