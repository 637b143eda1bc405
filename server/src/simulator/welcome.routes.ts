import type { FastifyPluginAsync } from 'fastify'
import type { Simulation } from './simulation.ts'
import { welcome } from './welcome.ts'

/** For whoever opens the bare address, or a wrong one. */
export const welcomeRoutes: FastifyPluginAsync<{ simulation: Simulation }> = async (app, { simulation }) => {
  app.get('/', async (_request, reply) => reply.type('text/plain; charset=utf-8').send(welcome(simulation.origin)))
}
