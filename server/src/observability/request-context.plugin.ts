import type { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

/** The request that started the work which runs now. */
export type CurrentRequest = AsyncLocalStorage<FastifyRequest>

interface RequestContextOptions {
  requests: CurrentRequest
}

/** Makes the request known to the log and the traces of everything it starts, without passing it down as an argument. */
export default fp(
  async (app, { requests }: RequestContextOptions) => {
    app.addHook('onRequest', (request, _reply, done) => requests.run(request, done))
  },
  { name: 'request-context' },
)
