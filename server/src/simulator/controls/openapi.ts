import type { RouteOptions } from 'fastify'
import type { TSchema } from 'typebox'

type Schema = Record<string, unknown>

/** As much of an OpenAPI document as is written here. @see https://spec.openapis.org/oas/v3.1.1 */
interface OpenApiDocument {
  openapi: '3.1.1'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  security: Record<string, string[]>[]
  paths: Record<string, Record<string, unknown>>
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, unknown> }
}

const description =
  'Controls of the Spotify simulator: JSON in and out. A mistake is answered in one line, and an unknown name is a mistake. Times are epoch milliseconds of the simulator’s clock.'

/** Describes the controls. Their routes' own schemas are all it reads, so it cannot say anything else than they do. */
export function describeControls(routes: readonly RouteOptions[], origin: string): OpenApiDocument {
  const schemas: Record<string, Schema> = { Mistake: mistake }
  const paths: OpenApiDocument['paths'] = {}
  for (const route of routes) {
    const path = route.url.replaceAll(/:(\w+)/g, '{$1}')
    const method = String(route.method).toLowerCase()
    paths[path] = { ...paths[path], [method]: describeRoute(route, `${method} ${path}`, schemas) }
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Controls of the Spotify simulator', version: '1', description },
    servers: [{ url: origin }],
    security: [{}, { controlToken: [] }],
    paths,
    components: { schemas, securitySchemes: { controlToken: { type: 'http', scheme: 'bearer' } } },
  }
}

const mistake: Schema = {
  title: 'Mistake',
  type: 'object',
  required: ['error'],
  properties: { error: { type: 'string', description: 'What is wrong, in one line.' } },
}

function describeRoute({ schema = {} }: RouteOptions, name: string, schemas: Record<string, Schema>): unknown {
  const body = (schema.body ?? schema.textBody) as Schema | undefined
  const answers = Object.entries(schema.response ?? {}).map(([status, answer]) => [
    status,
    { description: 'Done', content: json(answer, schemas) },
  ])
  return {
    operationId: name.replace('/simulator', '').replaceAll(/[^a-z]+(\w?)/gi, (_, first: string) => first.toUpperCase()),
    summary: schema.summary,
    parameters: [
      ...parametersIn('path', schema.params, schemas),
      ...parametersIn('query', schema.querystring, schemas),
    ],
    ...(body && {
      requestBody: { required: 'required' in body || 'minProperties' in body, content: json(body, schemas) },
    }),
    responses: { ...Object.fromEntries(answers), '4XX': { description: 'A mistake', content: json(mistake, schemas) } },
  }
}

function parametersIn(place: 'path' | 'query', schema: unknown, schemas: Record<string, Schema>): unknown[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, Schema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...value }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema: named(value, schemas),
  }))
}

const json = (schema: unknown, schemas: Record<string, Schema>) => ({
  'application/json': { schema: named(schema, schemas) },
})

/** A schema in which every schema with a title is a reference to the components. They are collected on the way. */
function named(schema: unknown, schemas: Record<string, Schema>): unknown {
  if (Array.isArray(schema)) return schema.map((part) => named(part, schemas))
  if (typeof schema !== 'object' || schema === null) return schema
  const parts = Object.entries(schema).map(([key, part]) => [
    key,
    key === 'properties' ? membersNamed(part, schemas) : named(part, schemas),
  ])
  const described: Schema = Object.fromEntries(parts)
  if (typeof described.title !== 'string') return described
  const known = schemas[described.title]
  if (known && JSON.stringify(known) !== JSON.stringify(described)) {
    throw new Error(`Two schemas of the controls are called ${described.title}.`)
  }
  schemas[described.title] = described
  return { $ref: `#/components/schemas/${described.title}` }
}

/** Members may be called `title` too. */
function membersNamed(members: object, schemas: Record<string, Schema>): Schema {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, named(member, schemas)]))
}

/** A route's summary, and what it answers when it does what it was asked. */
export function described<Answer extends TSchema, Status extends 200 | 201 = 200>(
  summary: string,
  answer: Answer,
  status = 200 as Status,
) {
  return { summary, response: { [status]: answer } as Record<Status, Answer> }
}

declare module 'fastify' {
  interface FastifySchema {
    /** What the route does, for the description of the controls. */
    summary?: string
    /** Of a route that reads the text of the body itself: described, and not checked by Fastify. */
    textBody?: unknown
  }
}
