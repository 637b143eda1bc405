import type { FastifyError } from 'fastify'
import fp from 'fastify-plugin'

/** What is answered where no part of the simulator has an answer of its own, in the Web API's form. */
export default fp(
  async (app) => {
    // Fastify ends the connection where it did not read the body, under whoever is still sending, who never hears why.
    app.addHook('onError', async (_request, reply) => {
      reply.removeHeader('connection')
    })

    app.setNotFoundHandler(async (_request, reply) => {
      return reply.code(404).send({ error: { status: 404, message: 'Service not found' } })
    })

    app.setErrorHandler(async (error: FastifyError, request, reply) => {
      const status = error.statusCode ?? 500
      // Its own line: Fastify's would carry the address, and that may carry a code.
      if (status >= 500) request.log.error(error)
      return reply.code(status).send({ error: { status, message: status >= 500 ? 'Server error' : error.message } })
    })
  },
  { name: 'last-resort' },
)
