import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { type OperationId, operation, operationIds } from '../../../contract/operations.ts'
import { pathOf } from '../request.ts'
import type { SimulationOf } from '../worlds.ts'
import { type Answer, JsonText } from './call.ts'
import {
  accountIsListed,
  type Caller,
  marketIsValid,
  operationIsOpen,
  ownerHasPremium,
  readCaller,
  scopesSuffice,
  type WebApiSimulation,
} from './checks.ts'
import { endpoints } from './endpoints.ts'
import { notFound, PlainTextRefusal, WebApiError } from './errors.ts'
import { EntryTexts } from './objects/playlist.ts'
import { mostImageBytes } from './playlists.ts'

interface WebApiOptions {
  simulationOf: SimulationOf<WebApiSimulation>
}

/** The Web API of the simulated Spotify: every operation of the catalogue, and the checks they share, in order. */
const webApiPlugin: FastifyPluginAsync<WebApiOptions> = async (app, { simulationOf }) => {
  const entryTexts = new EntryTexts()
  readBodiesAsText(app)
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({ 'access-control-allow-origin': '*', 'cache-control': 'private, max-age=0' })
  })
  app.setErrorHandler(sendError)
  app.setNotFoundHandler((request, reply) => sendError(notFound('Service not found'), request, reply))
  app.options('/*', (_request, reply) => reply.status(204).headers(preflight).send())

  for (const id of operationIds) {
    const { method, path } = operation(id)
    const url = path.replaceAll(/\{(\w+)\}/g, ':$1')
    const bodyLimit = id === 'upload-custom-playlist-cover' ? { bodyLimit: mostImageBytes } : {}
    app.route({
      method,
      url,
      ...bodyLimit,
      handler: (request, reply) => sendAnswer(request, reply, answer(simulationOf(request), id, request, entryTexts)),
    })
  }
}
export default webApiPlugin

function answer(
  simulation: WebApiSimulation,
  id: OperationId,
  request: FastifyRequest,
  entryTexts: EntryTexts,
): Answer {
  const caller = readCaller(simulation, request.headers.authorization)
  ownerHasPremium(simulation)
  accountIsListed(simulation, caller)
  operationIsOpen(simulation, id)
  const endpoint = endpoints[id]
  const call = { ...describeCall(simulation, caller, request), entryTexts }
  marketIsValid(call)
  scopesSuffice(id, call, endpoint)
  return endpoint.answer(call)
}

function describeCall({ world, origin, settings }: WebApiSimulation, caller: Caller, request: FastifyRequest) {
  return {
    ...caller,
    world,
    origin,
    mode: settings.mode,
    path: pathOf(request),
    params: request.params as Record<string, string>,
    query: singleValues(request.query as Record<string, string | string[]>),
    rawBody: typeof request.body === 'string' ? request.body : '',
  }
}

/** Of a parameter that is repeated the first counts: a choice. */
function singleValues(query: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? (value[0] ?? '') : value]),
  )
}

/** Spotify reads a JSON body whatever content type the client gives, and without one. */
function readBodiesAsText(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
}

/** Pages of any origin may call with a token: there is no cookie to misuse. */
const preflight = {
  'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type, if-none-match',
  'access-control-max-age': '600',
}

/** Answers to GET carry an `ETag`. A client that holds it already gets 304 without a body. @see RFC 9110 §13.1.2 */
function sendAnswer(request: FastifyRequest, reply: FastifyReply, { status, body }: Answer): FastifyReply {
  reply.status(status)
  if (body === undefined) return reply.send()
  const text = body instanceof JsonText ? body.text : JSON.stringify(body)
  reply.type('application/json; charset=utf-8')
  if (request.method !== 'GET' || status !== 200) return reply.send(text)
  const etag = `"${hash('sha1', text, 'base64url')}"`
  reply.header('etag', etag)
  return isHeld(request.headers['if-none-match'], etag) ? reply.status(304).send() : reply.send(text)
}

function isHeld(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  return ifNoneMatch.split(',').some((held) => held.trim().replace(/^W\//, '') === etag || held.trim() === '*')
}

/** One function from error to answer: ours as they are, Fastify's by their status, all else as a bug. */
function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof PlainTextRefusal)
    return reply.status(error.status).type('text/plain; charset=utf-8').send(error.message)
  const known = error instanceof WebApiError ? error : fromFastify(error)
  if (!known) request.log.error({ err: error }, 'the simulator failed')
  const { status, headers, body } = known ?? new WebApiError(500, 'Internal server error')
  return reply.status(status).headers(headers).type('application/json; charset=utf-8').send(JSON.stringify(body))
}

/** Errors that Fastify raises before our handlers: bodies that are too large, addresses that can't be read. */
function fromFastify(error: unknown): WebApiError | undefined {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined
  return new WebApiError(status, status === 413 ? 'Payload too large' : 'Bad request')
}
