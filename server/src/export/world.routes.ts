import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { isRecord, parseJson } from '../../contract/json.ts'
import { operation } from '../../contract/operations.ts'
import type { ProblemCode } from '../../contract/problems.ts'
import { Type } from '../../contract/schema.ts'
import { clientSignal } from '../gateway/gateway.routes.ts'
import { ignoreBodies } from '../http/no-body.ts'
import { ProblemError } from '../http/problem-error.ts'
import { limitRequests } from '../http/request-limit.ts'
import type { RequestSession } from '../session/request-sessions.ts'
import { type ListCall, type ReadList, worldFile } from './world-file.ts'

/** Each is hundreds of calls for a large library. */
const exportsPerMinute = 5
/** The most that Spotify puts into a page. */
const pageSize = '50'
/** A list that goes on for longer than that does not end. */
const mostPages = 2000

/** What keeps one list out of the file, and not the others. */
const passedOver: readonly ProblemCode[] = [
  'insufficient-scope',
  'operation-removed',
  'not-owner',
  'not-found',
  'invalid-request',
]

/** The library of the account as a world file for the simulator, streamed as it is read. */
export const worldExportRoutes: FastifyPluginAsyncTypebox<{ workers?: number }> = async (app, { workers }) => {
  ignoreBodies(app)
  await limitRequests(app, {
    perMinute: exportsPerMinute,
    workers,
    keyOf: (request) => app.sessions.idOf(request) ?? request.ip,
    detail: 'A library is read at most five times a minute.',
  })
  // A download cannot send the header that says which account the page speaks for.
  const querystring = Type.Object({ account: Type.Optional(Type.String()) }, { additionalProperties: false })
  const schema = { querystring, response: { 200: Type.Unknown() } }
  app.get('/api/world', { schema, config: { rateLimit: {} } }, async (request, reply) => {
    const found = await app.sessions.signedIn(request)
    const { account, accountMark, id } = found.session
    if ((request.query.account ?? accountMark) !== accountMark) throw new ProblemError('another-account')
    request.answerOwner = account.id
    request.flow = { sessionId: id }
    const read = listReader(app, found, clientSignal(reply))
    reply.type('application/json; charset=utf-8')
    reply.header('content-disposition', 'attachment; filename="library.world.json"')
    return reply.send(Readable.from(worldFile(account, read)))
  })
}

function listReader(app: FastifyInstance, session: RequestSession, signal: AbortSignal): ReadList {
  return async function* read(list) {
    let next: Record<string, string> | undefined = {}
    for (let page = 0; next && page < mostPages; page++) {
      const answer: unknown = await readPage(app, session, list, next, signal)
      const { items, following } = pageOf(list.within === undefined ? answer : memberOf(answer, list.within))
      yield items
      next = following
    }
  }
}

const memberOf = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined)

/** `undefined` where this list is not to be had. */
async function readPage(
  app: FastifyInstance,
  session: RequestSession,
  list: ListCall,
  place: Record<string, string>,
  signal: AbortSignal,
): Promise<unknown> {
  const query = new URLSearchParams({ limit: pageSize, ...list.query, ...place })
  const call = { id: list.operation, operation: operation(list.operation), params: list.params ?? {}, query }
  try {
    const { body } = await app.callWebApi(session, call, signal)
    return parseJson(body?.toString() ?? '')
  } catch (error) {
    if (error instanceof ProblemError && passedOver.includes(error.code)) return undefined
    throw error
  }
}

/** Where the next page begins is in the page's own link, by offset or by cursor. */
function pageOf(page: unknown): { items: readonly unknown[]; following: Record<string, string> | undefined } {
  if (!isRecord(page) || !Array.isArray(page.items)) return { items: [], following: undefined }
  const next = typeof page.next === 'string' ? new URLSearchParams(page.next.split('?')[1] ?? '') : undefined
  const place = ['offset', 'after', 'before'].flatMap((name) => {
    const value = next?.get(name)
    return value ? [[name, value]] : []
  })
  return { items: page.items, following: place.length > 0 ? Object.fromEntries(place) : undefined }
}
