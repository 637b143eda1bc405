import fp from 'fastify-plugin'

/** A line for each request answered, at debug: method, route, status, milliseconds. Never an address: it may hold a secret. */
export default fp(
  async (app) => {
    app.addHook('onResponse', async (request, reply) => {
      request.log.debug({
        event: 'request',
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      })
    })
  },
  { name: 'request-log' },
)
