import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { bearerToken, pathOf } from '../request.ts'
import type { Settings } from '../settings.ts'
import type { Simulation } from '../simulation.ts'
import { keepPlayer } from '../world/player-lag.ts'
import type { SimulationOf } from '../worlds.ts'
import { shortenPages } from './page-quirks.ts'
import { rewriteJson, wantWholeAnswer } from './rewrite-json.ts'

/** Lets the Web API do what people reported of Spotify's, as the settings say. */
export function addQuirks(app: FastifyInstance, simulationOf: SimulationOf): void {
  app.addHook('onRequest', async (request, reply) => {
    const simulation = simulationOf(request)
    if (changesPages(simulation.settings)) wantWholeAnswer(request)
    if (losesToken(request, simulation)) return refuseGoodToken(reply)
    if (simulation.settings.playerLagMs > 0 && isPlayerCommand(request)) letPlayerLag(request, simulation)
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const { settings } = simulationOf(request)
    if (reply.statusCode === 429 && settings.rateLimitWithoutCors) removeCrossOrigin(reply)
    if (reply.statusCode === 204 && isPlayerCommand(request)) return commandAnswer(reply, settings, payload)
    if (reply.statusCode !== 200 || !changesPages(settings)) return payload
    return rewriteJson(reply, payload, (value) => shortenPages(value, settings))
  })
}

const changesPages = ({ shortPagesBy, nullItemsEvery }: Settings) => shortPagesBy > 0 || nullItemsEvery > 0

const isPlayerCommand = (request: FastifyRequest) =>
  (request.method === 'PUT' || request.method === 'POST') && /^\/v1\/me\/player(\/|$)/.test(pathOf(request))

/** Counts, and says whether it is this call's turn. */
function losesToken({ headers }: FastifyRequest, simulation: Simulation): boolean {
  const { settings, goodCalls } = simulation
  if (settings.unauthorizedEvery === 0) return false
  if (simulation.readToken(bearerToken(headers.authorization) ?? '')?.state !== 'live') return false
  goodCalls.count += 1
  return goodCalls.count % settings.unauthorizedEvery === 0
}

function refuseGoodToken(reply: FastifyReply): FastifyReply {
  reply.code(401).header('access-control-allow-origin', '*')
  return reply.send({ error: { status: 401, message: 'Access token missing' } })
}

function letPlayerLag({ headers }: FastifyRequest, { settings, clock, world, ...simulation }: Simulation): void {
  const reading = simulation.readToken(bearerToken(headers.authorization) ?? '')
  const id = reading?.state === 'live' ? reading.accountId : undefined
  const account = id === undefined ? undefined : world.accounts.get(id)
  if (account) keepPlayer(account, clock.now() + settings.playerLagMs)
}

function removeCrossOrigin(reply: FastifyReply): void {
  for (const name of Object.keys(reply.getHeaders())) if (name.startsWith('access-control-')) reply.removeHeader(name)
}

/** As opaque as what was seen: it names nothing. */
const word = 'GpqtUNZroN-zKNO62E'

function commandAnswer(reply: FastifyReply, { playerAnswer }: Settings, payload: unknown): unknown {
  if (playerAnswer === 'accepted') reply.code(202)
  if (playerAnswer !== 'word') return payload
  reply.code(200).type('text/plain; charset=utf-8').removeHeader('content-length')
  return word
}
