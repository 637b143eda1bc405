import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { accountParameter } from '../../contract/account-mark.ts'
import { operation } from '../../contract/operations.ts'
import {
  type PlaybackSource,
  playbackEventsPath,
  playbackSource,
  playbackSourceNames,
  playbackSources,
} from '../../contract/playback.ts'
import { pollIntervalMs } from '../../contract/playback-pace.ts'
import { Type } from '../../contract/schema.ts'
import { checkScopes } from '../gateway/scope-check.ts'
import { deriveKeys } from '../session/keys.ts'
import type { Session } from '../session/session.ts'
import type { Store } from '../store/store.ts'
import type { Timeouts } from '../timeouts.ts'
import { SessionStream } from './session-stream.ts'
import type { SharedPollerOptions } from './shared-poller.ts'
import { createSharedPollers } from './shared-pollers.ts'
import { createStreamRegistry, type StreamLimits } from './stream-registry.ts'

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

/** How the server runs; a test gives those that it needs to be different. */
export type LiveSettings = Timeouts['playback'] & StreamLimits & Pick<SharedPollerOptions, 'intervalMs'>

export const streamLimits: StreamLimits = { perSession: 20, inAll: 2_000 }

const productionSettings = { ...streamLimits, intervalMs: pollIntervalMs }

interface PlaybackPluginOptions {
  store: Store
  keys: readonly Buffer[]
  publicUrl: string
  now(): number
  timeouts: Timeouts['playback']
  settings?: Partial<LiveSettings> | undefined
}

/** Playback as server-sent events: one poller for all the listeners of an account, in whichever instance they are. */
export default fp(
  async (app, options: PlaybackPluginOptions) => {
    const { store, keys, publicUrl, now, timeouts } = options
    const { pubSub, leases } = store
    const settings: LiveSettings = { ...productionSettings, ...timeouts, ...options.settings }
    const { heartbeatMs, retryMs: shortestRetryMs, ...rest } = settings
    const pollers = createSharedPollers({ pubSub, leases, keys: deriveKeys(keys), now, ...rest })
    const streams = createStreamRegistry(pubSub, rest)
    /** Browsers that lost their streams together come back at different moments. */
    const retryMs = () => shortestRetryMs * (1 + Math.random())
    let isDraining = false

    const join = async (session: Session, source: PlaybackSource, stream: SessionStream) => {
      const remove = await streams.add(session.id, stream)
      try {
        const leave = await pollers.join(session, source, stream)
        stream.begin(() => {
          leave()
          remove()
        })
      } catch (error) {
        remove()
        throw error
      }
    }

    app.decorate('livePlayback', {
      async open(request, session, source) {
        const stream = new SessionStream({ app, request, source, publicUrl, heartbeatMs, retryMs, now })
        if (isDraining) stream.drain()
        else await join(session, source, stream)
        return stream.events
      },
      count: streams.count,
    })

    app.onWebApiChange((session, { operation: { group } }) => {
      if (group === 'player') void pollers.pollSoon(session)
    })
    app.addHook('preClose', async () => {
      isDraining = true
      streams.drain()
      await pollers.close()
    })
    await app.register(playerEventsRoutes)
  },
  { name: 'playback', dependencies: ['problems', 'session', 'web-api'] },
)

const Query = Type.Object({
  source: Type.Optional(Type.Union(playbackSourceNames.map((name) => Type.Literal(name)))),
  /** The mark of the account that the page is for: an EventSource sends no headers of ours. */
  [accountParameter]: Type.Optional(Type.String()),
})

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  // A proxy that compresses or buffers holds events back until it has enough of them.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

const playerEventsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const schema = { querystring: Query, response: { 200: Type.Unknown() } }
  app.get(playbackEventsPath, { schema }, async (request, reply) => {
    const { source: wanted, [accountParameter]: account } = request.query
    const { session } = await app.sessions.signedIn(request, { isUse: false, account })
    const source = chooseSource(session, wanted)
    return reply.headers(headers).send(await app.livePlayback.open(request, session, source))
  })
}

/** @throws {ProblemError} `insufficient-scope` where the grant does not hold what the source needs */
function chooseSource({ scopes, withheldScopes }: Session, wanted: PlaybackSource | undefined): PlaybackSource {
  const source = wanted ?? playbackSource(new Set(scopes)) ?? 'currently-playing'
  const id = playbackSources[source]
  checkScopes({ id, operation: operation(id), query: new URLSearchParams() }, { scopes, withheldScopes })
  return source
}
