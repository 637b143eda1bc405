import { AjvCompiler } from '@fastify/ajv-compiler'
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import type { FastifyInstance } from 'fastify'
import { ajvOptions } from '../../contract/schema.ts'

/**
 * Has each validator and serializer compiled at its first use, by Fastify's own compilers. By itself Fastify compiles those of
 * all routes at the start: a fifth of the start, and most processes answer few of their routes.
 */
export function compileSchemasLazily(app: FastifyInstance): void {
  const compileValidator = AjvCompiler()({}, { customOptions: ajvOptions })
  const compileSerializer = SerializerSelector()()
  app.setValidatorCompiler((route) => {
    const validator = once(() => compileValidator(route))
    return (value) => (validator()(value) ? { value } : { error: validator().errors ?? [] })
  })
  app.setSerializerCompiler((route) => {
    const serializer = once(() => compileSerializer({ httpStatus: 'default', ...route }))
    return (document) => serializer()(document)
  })
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}
