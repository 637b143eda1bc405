import fp from 'fastify-plugin'

/** Answers under these are for one person at one moment. An event stream may say otherwise for itself. */
const prefixes = /^\/(auth|api)(\/|$)/

/** Nothing under `/auth` and `/api` is kept by a cache, errors and unknown addresses included. @see RFC 9111 §5.2.2.5 */
export default fp(
  async (app) => {
    app.addHook('onRequest', async ({ routeOptions, url }, reply) => {
      if (prefixes.test(routeOptions.url ?? '') || prefixes.test(url)) reply.header('cache-control', 'no-store')
    })
  },
  { name: 'no-store' },
)
