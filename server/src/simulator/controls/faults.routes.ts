import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Simulation } from '../simulation.ts'
import { Fault } from './fault.ts'

/** What shall go wrong. */
export const faultRoutes: FastifyPluginAsyncTypebox<{ simulation: Simulation }> = async (app, { simulation }) => {
  app.post('/faults', { schema: { body: Fault } }, async ({ body }, reply) => {
    simulation.faults.add(body)
    return reply.code(201).send({ faults: simulation.faults.list() })
  })

  app.delete('/faults', async () => {
    simulation.faults.clear()
    return { faults: simulation.faults.list() }
  })
}
