import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { operation } from '../../contract/operations.ts'
import { namedScopes } from '../../contract/requirements.ts'
import { Type } from '../../contract/schema.ts'
import { clientSignal, scopeHeaders } from '../gateway/gateway.routes.ts'
import type { WebApiCall } from '../gateway/operation-matcher.ts'
import { ignoreBodies } from '../http/no-body.ts'

/** The most that Spotify puts into a page. */
const pageSize = 50
const operationId = 'get-playlists-items'
/** As many as an account may call for at a time. More would wait here, and their answers would be held the longer. */
const mostPages = 8

const schema = {
  params: Type.Object({ id: Type.String() }),
  querystring: Type.Object(
    { offset: Type.Integer({ minimum: 0 }), pages: Type.Integer({ minimum: 1, maximum: mostPages }) },
    { additionalProperties: false },
  ),
  response: { 200: Type.Unknown() },
}

/**
 * Several pages of a playlist in one answer, for a page that needs all of them: a browser makes six requests at a time to an
 * origin, one of which is its stream. Each page is a call through the gateway, with all that guards one.
 */
export const playlistItemsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  ignoreBodies(app)
  app.get('/api/playlists/:id/items', { schema }, async (request, reply) => {
    const { id } = request.params
    const { offset, pages } = request.query
    const found = await app.sessions.signedIn(request)
    reply.headers(scopeHeaders(found.session.scopes, namedScopes(operation(operationId).requirement)))
    request.answerOwner = found.session.account.id
    request.flow = { sessionId: found.session.id }
    const signal = clientSignal(reply)
    const calls = Array.from({ length: pages }, (_, page) => pageCall(id, offset + page * pageSize))
    const answers = await Promise.all(calls.map((call) => app.callWebApi(found, call, signal)))
    return reply.type('application/json; charset=utf-8').send(listOf(answers.map(({ body }) => body)))
  })
}

function pageCall(playlistId: string, offset: number): WebApiCall {
  return {
    id: operationId,
    operation: operation(operationId),
    params: { playlist_id: playlistId },
    query: new URLSearchParams({
      limit: String(pageSize),
      offset: String(offset),
      additional_types: 'track,episode',
    }),
  }
}

/** The bodies as they came, as one JSON list. */
function listOf(bodies: readonly (Buffer | undefined)[]): Buffer {
  const parts = bodies.flatMap((body) => [Buffer.from(','), body ?? Buffer.from('null')])
  return Buffer.concat([Buffer.from('['), ...parts.slice(1), Buffer.from(']')])
}
