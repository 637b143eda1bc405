import { Ajv, type AnySchema, type ValidateFunction } from 'ajv'
import type { FastifyError, FastifyPluginAsync, FastifySchemaValidationError, RouteOptions } from 'fastify'
import { ajvOptions } from '../../../contract/schema.ts'
import { WorldFileError } from '../world-file/world-file-error.ts'
import type { Worlds } from '../worlds.ts'
import { accountRoutes, clientRoutes, faultRoutes, simulationRoutes } from './controls.routes.ts'
import { guardOf } from './guard.ts'
import { describeControls } from './openapi.ts'
import { signInRoutes } from './sign-in.routes.ts'
import { snapshotRoutes } from './snapshot.routes.ts'
import { worldRoutes } from './worlds.routes.ts'

interface ControlsOptions {
  worlds: Worlds
  /** Without it they answer on this machine only. */
  controlToken?: string
}

/** The controls: routes that change the simulator from outside Spotify's API. Errors are one line: `{"error": "…"}`. */
export const controls: FastifyPluginAsync<ControlsOptions> = async (app, { worlds, controlToken }) => {
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    routes.push(route)
  })
  app.addHook('onRequest', guardOf(worlds.of, controlToken))
  // Fastify's own validator would convert types and drop unknown members. A misspelt setting must be an error.
  app.setValidatorCompiler(({ schema }) => strictCheck(schema))
  // A compiled serializer would cost a start more than it saves, and would leave out what a schema does not name.
  app.setSerializerCompiler(() => JSON.stringify)
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
    const details = error instanceof WorldFileError ? { problems: error.problems } : {}
    return reply.code(status).send({ error: error.message, ...details })
  })
  app.setNotFoundHandler(async (_request, reply) => reply.code(404).send({ error: 'There is no such control.' }))
  const options = { simulationOf: worlds.of }
  await app.register(simulationRoutes, options)
  await app.register(accountRoutes, options)
  await app.register(faultRoutes, options)
  await app.register(clientRoutes, options)
  await app.register(signInRoutes, options)
  await app.register(snapshotRoutes, options)
  await app.register(worldRoutes, { worlds })
  app.get('/openapi.json', { schema: { summary: 'This description' } }, async (request) =>
    describeControls(routes, worlds.of(request).origin),
  )
}

/** A validator that names every mistake. It is compiled at its first use, because few controls are used at each start. */
function strictCheck(schema: AnySchema) {
  let check: ValidateFunction | undefined
  return (value: unknown) => {
    check ??= new Ajv({ ...ajvOptions, allErrors: true }).compile(schema)
    return check(value) ? { value } : { error: check.errors ?? [] }
  }
}

/** Messages of the validator about the schema's structure; they do not help the caller. */
const noise: readonly string[] = ['boolean', 'anyOf']

/** The mistakes of a request in one line. */
function describeMistakes(mistakes: readonly FastifySchemaValidationError[], part: string): string {
  const telling = mistakes.filter(({ keyword }) => !noise.includes(keyword))
  const lines = telling.map(({ instancePath, message, params }) => {
    const place = [part, ...instancePath.split('/').slice(1)].join('.')
    const unknown = params.additionalProperty
    return `${place} ${message?.replace('NOT', 'not') ?? 'is not valid'}${typeof unknown === 'string' ? `: ${unknown}` : ''}`
  })
  return [...new Set(lines)].slice(0, 5).join('; ')
}
