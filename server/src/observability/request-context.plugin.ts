import type { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

/** The request that whatever runs now was set in motion by. */
export type CurrentRequest = AsyncLocalStorage<FastifyRequest>

interface RequestContextOptions {
  requests: CurrentRequest
}

/** Lets what happens deep down be told with its request, which nobody hands down there. Register it first. */
export default fp(
  async (app, { requests }: RequestContextOptions) => {
    app.addHook('onRequest', (request, _reply, done) => requests.run(request, done))
  },
  { name: 'request-context' },
)
