import type { FastifyPluginAsync } from 'fastify'
import type { SimulationOf } from '../worlds.ts'
import { authorizeRoutes } from './authorize.routes.ts'
import { discoveryRoutes } from './discovery.routes.ts'
import { tokenRoutes } from './token.routes.ts'

/**
 * The accounts service (accounts.spotify.com). A body is a form; a body of another type reaches the routes as
 * undefined, and they refuse it.
 */
export const accountsService: FastifyPluginAsync<{ simulationOf: SimulationOf }> = async (app, options) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: unknown, body: string) => new URLSearchParams(body),
  )
  app.addContentTypeParser('*', { parseAs: 'string' }, async () => undefined)
  await app.register(authorizeRoutes, options)
  await app.register(tokenRoutes, options)
  await app.register(discoveryRoutes, options)
}
