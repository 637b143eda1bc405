import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { operation } from '../../contract/operations.ts'
import { playbackEventsPath } from '../../contract/playback.ts'
import {
  type PlaybackSource,
  playbackSource,
  playbackSourceNames,
  playbackSources,
} from '../../contract/playback-sources.ts'
import { checkScopes } from '../gateway/scope-check.ts'
import type { Session } from '../session/session.ts'

const Query = Type.Object({ source: Type.Optional(Type.Union(playbackSourceNames.map((name) => Type.Literal(name)))) })

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  // A proxy that compresses holds back what it has until there is enough of it; so does one that buffers.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

/** What plays, told as it changes. */
export const playerEventsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const schema = { querystring: Query, response: { 200: Type.Unknown() } }
  app.get(playbackEventsPath, { schema }, async (request, reply) => {
    const session = await app.signedIn(request, { isUse: false })
    const source = chooseSource(session, request.query.source)
    return reply.headers(headers).send(await app.livePlayback.open(request, session, source))
  })
}

/** @throws {ProblemError} `insufficient-scope` where the grant does not hold what the source needs */
function chooseSource({ tokenSet: { scopes } }: Session, wanted: PlaybackSource | undefined): PlaybackSource {
  const source = wanted ?? playbackSource(new Set(scopes)) ?? 'currently-playing'
  const id = playbackSources[source]
  checkScopes({ id, operation: operation(id), query: new URLSearchParams() }, scopes)
  return source
}
