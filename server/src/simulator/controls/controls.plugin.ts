import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import type { FastifyError, FastifyPluginAsync } from 'fastify'
import type { Simulation } from '../simulation.ts'
import { accountRoutes } from './accounts.routes.ts'
import { clientRoutes } from './clients.routes.ts'
import { faultRoutes } from './faults.routes.ts'
import { localScriptsOnly } from './guard.ts'
import { simulationRoutes } from './simulation.routes.ts'
import { describeMistakes } from './validation-message.ts'

/** What the simulator can be told to be and do. Errors are one line: `{"error": "…"}`. */
export const controls: FastifyPluginAsync<{ simulation: Simulation }> = async (app, { simulation }) => {
  app.addHook('onRequest', localScriptsOnly)
  // No coercion and nothing dropped in silence: a misspelt setting is a mistake worth knowing.
  app.setValidatorCompiler(TypeBoxValidatorCompiler)
  app.setSchemaErrorFormatter((mistakes, part) => new Error(describeMistakes(mistakes, part)))
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    async (_request: unknown, text: string) => (text.trim() === '' ? undefined : JSON.parse(text)),
  )
  // `curl -X POST` sends no body at all: that is an empty one.
  app.addHook('preValidation', async (request) => {
    request.body ??= {}
  })
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = error instanceof SyntaxError ? 400 : (error.statusCode ?? 500)
    if (status >= 500) request.log.error(error)
    return reply.code(status).send({ error: error.message })
  })
  app.setNotFoundHandler(async (_request, reply) => reply.code(404).send({ error: 'There is no such control.' }))
  await app.register(simulationRoutes, { simulation })
  await app.register(accountRoutes, { simulation })
  await app.register(faultRoutes, { simulation })
  await app.register(clientRoutes, { simulation })
}
