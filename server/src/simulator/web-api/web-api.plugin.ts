import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { type OperationId, operation, operationIds } from '../../../contract/operations.ts'
import { pathOf } from '../request.ts'
import { playerSeen } from '../world/player-lag.ts'
import type { SimulationOf } from '../worlds.ts'
import type { Answer } from './call.ts'
import {
  accountIsListed,
  accountIsThere,
  type Caller,
  marketIsValid,
  operationIsOpen,
  ownerHasPremium,
  readCaller,
  readMarket,
  scopesSuffice,
  type WebApiSimulation,
} from './checks.ts'
import { createCompression } from './compression.ts'
import { crossOrigin } from './cross-origin.ts'
import { endpoints } from './endpoints.ts'
import { methodNotAllowed, notFound } from './errors.ts'
import { methodsAt } from './methods.ts'
import { EntryRows } from './objects/playlist.ts'
import { splitList } from './parameters.ts'
import { mostImageBytes } from './playlists.ts'
import { sendAnswer, sendError } from './send.ts'

interface WebApiOptions {
  simulationOf: SimulationOf<WebApiSimulation>
}

/** The Web API of the simulated Spotify: every operation of the catalogue, and the checks they share, in order. */
const webApiPlugin: FastifyPluginAsync<WebApiOptions> = async (app, { simulationOf }) => {
  const entryRows = new EntryRows()
  readBodiesAsText(app)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(onEveryAnswer)
    // Spotify reads a body whatever it is called; Fastify would refuse a name that is no media type.
    if (request.headers['content-type'] !== undefined) request.headers['content-type'] = 'text/plain'
  })
  app.addHook('onSend', createCompression())
  app.setErrorHandler(sendError)
  app.setNotFoundHandler(refuseAddress)
  app.options('/*', (_request, reply) => reply.status(204).send())
  for (const id of operationIds) {
    const { method, path } = operation(id)
    const bodyLimit = id === 'upload-custom-playlist-cover' ? { bodyLimit: mostImageBytes } : {}
    app.route({
      method,
      url: routeOf(path),
      ...bodyLimit,
      handler: (request, reply) => sendAnswer(request, reply, answer(simulationOf(request), id, request, entryRows)),
    })
  }
}
export default webApiPlugin

const onEveryAnswer = { ...crossOrigin, 'cache-control': 'private, max-age=0' }

/** A path of the catalogue as Fastify writes it. */
const routeOf = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1')

/** Choice: an address that exists, asked with another method, is refused without a look at the token. */
function refuseAddress(request: FastifyRequest, reply: FastifyReply) {
  const methods = methodsAt(pathOf(request))
  return sendError(methods ? methodNotAllowed(methods) : notFound('Service not found'), request, reply)
}

function answer(simulation: WebApiSimulation, id: OperationId, request: FastifyRequest, entryRows: EntryRows): Answer {
  const caller = seenBy(request, simulation, readCaller(simulation, request.headers.authorization))
  ownerHasPremium(simulation)
  accountIsListed(simulation, caller)
  operationIsOpen(simulation, id)
  accountIsThere(id, caller)
  const endpoint = endpoints[id]
  const call = { ...describeCall(simulation, caller, request, id), entryRows }
  marketIsValid(call)
  scopesSuffice(id, call, endpoint)
  return endpoint.answer(call)
}

/** Reads of the player may lag behind. */
function seenBy({ method, url }: FastifyRequest, { world }: WebApiSimulation, caller: Caller): Caller {
  const readsPlayer = method === 'GET' && url.startsWith('/v1/me/player')
  return readsPlayer ? { ...caller, account: playerSeen(caller.account, world.now()) } : caller
}

function describeCall(
  { world, origin, settings }: WebApiSimulation,
  caller: Caller,
  request: FastifyRequest,
  id: OperationId,
) {
  const query = singleValues(request.query as Record<string, string | string[]>)
  return {
    ...caller,
    world,
    origin,
    mode: settings.mode,
    path: pathOf(request).replace(/\/$/, ''),
    params: request.params as Record<string, string>,
    query,
    market: 'market' in operation(id).parameters ? readMarket(query.market, caller.account) : undefined,
    knowsEpisodes: splitList(query.additional_types ?? '').includes('episode'),
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
