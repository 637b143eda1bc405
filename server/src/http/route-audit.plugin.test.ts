import { type FastifyInstance, fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { Type } from '../../contract/schema.ts'
import { explainFailure } from '../start/failure.ts'
import { ignoreBodies } from './no-body.ts'
import problems from './problems.plugin.ts'
import requestGuards from './request-guards.plugin.ts'
import routeAudit from './route-audit.plugin.ts'

const publicUrl = 'http://127.0.0.1:8888'
const response = { 200: Type.String() }
const body = Type.Object({ name: Type.String() })
const handler = async () => 'done'

/** An app that starts, with one route more. @param early added before the guard */
async function start(late: (app: FastifyInstance) => unknown, early: (app: FastifyInstance) => unknown = () => {}) {
  const app = fastify({ exposeHeadRoutes: false })
  onTestFinished(() => app.close())
  await app.register(routeAudit)
  await app.register(problems, { publicUrl })
  await app.register(async (inner) => void (await early(inner)))
  await app.register(requestGuards, { publicUrl, recordSecurityEvent: () => {} })
  app.get('/api/things', { schema: { response } }, handler)
  app.put('/api/things/:id', { schema: { params: Type.Object({ id: Type.String() }), body, response } }, handler)
  await app.register(async (inner) => void (await late(inner)))
  return app
}

const refusalOf = async (starting: Promise<FastifyInstance>): Promise<string> => {
  const app = await starting
  return app.ready().then(
    () => 'it started',
    (error) => explainFailure(error),
  )
}

test('the app starts when all routes keep the rules', async () => {
  expect(await refusalOf(start(() => {}))).toBe('it started')
})

const unguarded = 'it may change something and nothing asks where the request comes from.'

test.each<[string, string, (app: FastifyInstance) => unknown]>([
  ['POST /elsewhere', unguarded, (app) => app.post('/elsewhere', { schema: { body, response } }, handler)],
  ['DELETE /', unguarded, (app) => app.delete('/', { schema: { response } }, handler)],
  ['PUT /apian', unguarded, (app) => app.put('/apian', { schema: { body, response } }, handler)],
  ['GET /api/open', 'schema.response', (app) => app.get('/api/open', handler)],
  ['GET /open', 'schema.response', (app) => app.get('/open', { schema: { response: {} } }, handler)],
  ['GET /api/:id', 'schema.params', (app) => app.get('/api/:id', { schema: { response } }, handler)],
  ['GET /files/*', 'schema.params', (app) => app.get('/files/*', { schema: { response } }, handler)],
  ['POST /api/things', 'schema.body', (app) => app.post('/api/things', { schema: { response } }, handler)],
  [
    'PATCH, DELETE /both',
    unguarded,
    (app) => app.route({ method: ['GET', 'PATCH', 'DELETE'], url: '/both', schema: { response }, handler }),
  ],
])('%s keeps the app from starting, with the reason', async (route, why, add) => {
  const refusal = await refusalOf(start(add))
  expect(refusal).toMatch(/^Scopedeck can’t start: a route does not keep the rules of the house\.\n/)
  expect(refusal).toContain(`  ${route}: `)
  expect(refusal).toContain(why)
  expect(refusal).not.toMatch(/\n\s+at /)
})

test('so does a route under /api that was made before the guards', async () => {
  const add = (app: FastifyInstance) => app.post('/api/early', { schema: { body, response } }, handler)
  expect(await refusalOf(start(() => {}, add))).toContain(`POST /api/early: ${unguarded}`)
  const app = await start(add)
  expect((await app.inject({ method: 'POST', url: '/api/early', payload: { name: 'x' } })).statusCode).toBe(403)
})

test('all faults are listed at once', async () => {
  const refusal = await refusalOf(
    start((app) => {
      app.post('/one', handler)
      app.get('/two/:id', handler)
    }),
  )
  expect(refusal.trim().split('\n')).toHaveLength(6)
})

test('a route with ignoreBodies() needs no body schema', async () => {
  const app = await start((inner) => {
    ignoreBodies(inner)
    inner.post('/api/bare', { schema: { response } }, async ({ body: sent }) => String(sent))
    inner.delete('/api/bare', { schema: { response } }, handler)
    inner.get('/api/bare', { schema: { response } }, handler)
  })
  const answer = await app.inject({
    method: 'POST',
    url: '/api/bare',
    headers: { 'x-csrf': '1', 'content-type': 'application/json' },
    payload: '{"name":"x"}',
  })
  expect([answer.statusCode, answer.body]).toEqual([200, 'undefined'])
})

test('a handler sees no query parameter that its route does not declare', async () => {
  const app = await start((inner) => {
    const seen = { 200: Type.Unknown() }
    inner.get('/api/deaf', { schema: { response: seen } }, async ({ query }) => ({ query }))
    const querystring = Type.Object({ name: Type.Optional(Type.String()) })
    inner.get('/api/hearing', { schema: { querystring, response: seen } }, async ({ query }) => ({ query }))
  })
  expect((await app.inject('/api/deaf?name=a&__proto__=b')).json()).toEqual({ query: {} })
  expect((await app.inject('/api/hearing?name=a')).json()).toEqual({ query: { name: 'a' } })
})
