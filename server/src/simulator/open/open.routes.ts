import type { FastifyPluginAsync } from 'fastify'
import type { Simulation } from '../simulation.ts'
import { openPage, unknownPage } from './open-page.ts'
import { findThing } from './thing.ts'

const policy =
  "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Where `external_urls` lead: to a page for people, as Spotify's own lead to its player. */
export const openRoutes: FastifyPluginAsync<{ simulation: Simulation }> = async (app, { simulation }) => {
  app.get<{ Params: { type: string; id: string } }>('/open/:type/:id', async ({ params }, reply) => {
    const thing = findThing(simulation.world, params.type, params.id)
    reply.code(thing ? 200 : 404).type('text/html; charset=utf-8')
    reply.headers({ 'content-security-policy': policy, 'x-content-type-options': 'nosniff' })
    return reply.send(thing ? openPage(thing) : unknownPage())
  })
}
