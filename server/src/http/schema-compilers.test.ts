import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { compileSchemasLazily } from './schema-compilers.ts'

const ranked = { type: 'object', properties: { rank: { type: 'integer' } }, required: ['rank'] }

test('a schema is compiled at its first use, converts as Fastify does, and names what is wrong', async () => {
  const app = Fastify()
  compileSchemasLazily(app)
  app.get('/broken', { schema: { querystring: { type: 'no type' } } }, async () => '')
  app.get('/ranked', { schema: { querystring: ranked, response: { 200: ranked } } }, async ({ query }) => ({
    ...(query as object),
    more: 'left out',
  }))
  await app.ready()
  expect((await app.inject('/ranked?rank=7')).json()).toEqual({ rank: 7 })
  const refused = await app.inject('/ranked?rank=first')
  expect([refused.statusCode, refused.json().message]).toEqual([400, 'querystring/rank must be integer'])
  expect((await app.inject('/broken')).statusCode).toBe(500)
})
