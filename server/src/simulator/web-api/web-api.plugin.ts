import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify'
import { type OperationId, operation, operationIds } from '../../../contract/operations.ts'
import { pathOf } from '../request-url.ts'
import { sendAnswer, sendError } from './answers.ts'
import type { Answer } from './call.ts'
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
import { notFound } from './errors.ts'
import { EntryTexts } from './objects/entry-texts.ts'
import { mostImageBytes } from './playlist-images.ts'

interface WebApiOptions {
  simulation: WebApiSimulation
}

/** The Web API of the simulated Spotify: every operation of the catalogue, and the checks they share, in order. */
const webApiPlugin: FastifyPluginAsync<WebApiOptions> = async (app, { simulation }) => {
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
      handler: (request, reply) => sendAnswer(request, reply, answer(simulation, id, request, entryTexts)),
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

/** Whatever clients call their JSON, and even where they call it nothing: Spotify reads it. */
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
