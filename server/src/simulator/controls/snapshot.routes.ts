import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Snapshot } from '../snapshot/schema.ts'
import { restoreSnapshot, takeSnapshot } from '../snapshot/snapshot.ts'
import type { SimulationOf } from '../worlds.ts'
import { described } from './openapi.ts'
import { stateOf } from './state.ts'
import { StateView } from './views.ts'

/** With a full log, a snapshot has a few megabytes. */
const longestSnapshot = 256 * 1024 ** 2

/** The whole state of a world, and back. */
export const snapshotRoutes: FastifyPluginAsyncTypebox<{ simulationOf: SimulationOf }> = async (app, options) => {
  app.get('/snapshot', { schema: { summary: 'The whole state of a world' } }, async (request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(takeSnapshot(options.simulationOf(request)))),
  )

  const schema = { ...described('Restore a snapshot', StateView), body: Snapshot }
  app.put('/snapshot', { schema, bodyLimit: longestSnapshot }, async (request) => {
    const simulation = options.simulationOf(request)
    restoreSnapshot(simulation, request.body)
    return stateOf(simulation)
  })
}
