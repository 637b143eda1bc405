import { fastify } from 'fastify'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { SecurityEvent } from '../observability/security-events.ts'
import problems from './problems.plugin.ts'
import requestGuards from './request-guards.plugin.ts'

const publicUrl = 'http://127.0.0.1:8888'
let changes: string[]
let recorded: SecurityEvent[]
beforeEach(() => {
  changes = []
  recorded = []
})

async function startApp() {
  const app = fastify()
  onTestFinished(() => app.close())
  await app.register(problems, { publicUrl })
  await app.register(requestGuards, { publicUrl, recordSecurityEvent: (event) => void recorded.push(event) })
  app.all('/api/thing', async ({ method }) => void changes.push(method))
  app.post('/auth/sign-out', async ({ method }) => void changes.push(method))
  for (const url of ['/elsewhere', '/apian', '/authors']) app.post(url, async ({ method }) => void changes.push(method))
  return app
}

const fromUs = { 'x-csrf': '1', 'sec-fetch-site': 'same-origin', origin: publicUrl }

test.each([
  ['our own page', fromUs],
  ['a browser without Sec-Fetch-Site', { 'x-csrf': '1', origin: publicUrl }],
  ['a script', { 'x-csrf': '1' }],
])('%s may change things', async (_who, headers) => {
  const app = await startApp()
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const)
    expect((await app.inject({ method, url: '/api/thing', headers })).statusCode).toBe(200)
  expect(changes).toEqual(['POST', 'PUT', 'PATCH', 'DELETE'])
})

const without = (name: string) => Object.fromEntries(Object.entries(fromUs).filter(([key]) => key !== name))

test.each<[string, Record<string, string>]>([
  ['no header', without('x-csrf')],
  ['an empty header', { ...fromUs, 'x-csrf': '' }],
  ['another header', { ...fromUs, 'x-csrf': '0' }],
  ['the header twice', { ...fromUs, 'x-csrf': '1, 1' }],
  ['another site', { ...fromUs, 'sec-fetch-site': 'cross-site' }],
  ['another origin of this site', { ...fromUs, 'sec-fetch-site': 'same-site' }],
  ['no site at all', { ...fromUs, 'sec-fetch-site': 'none' }],
  ['a foreign origin', { 'x-csrf': '1', origin: 'http://evil.example' }],
  ['a foreign origin that claims to be ours', { ...fromUs, origin: 'http://evil.example' }],
  ['an opaque origin', { 'x-csrf': '1', origin: 'null' }],
  ['another port', { 'x-csrf': '1', origin: 'http://127.0.0.1:8889' }],
  ['an origin that begins like ours', { 'x-csrf': '1', origin: `${publicUrl}.evil.example` }],
])('%s is refused, and nothing is done', async (_what, headers) => {
  const app = await startApp()
  const types = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'x/y']
  for (const url of ['/api/thing', '/%61pi/thing', '/api/thing?x=1', '/auth/sign-out'])
    for (const type of types) {
      const response = await app.inject({ method: 'POST', url, headers: { ...headers, 'content-type': type } })
      expect(response.statusCode).toBe(403)
      expect(response.json().code).toBe('csrf')
      expect(recorded.pop()).toEqual({ event: 'csrf-refused' })
    }
  expect(changes).toEqual([])
})

test('reading needs no proof, nor do changes outside /auth and /api', async () => {
  const app = await startApp()
  await app.inject('/api/thing')
  await app.inject({ method: 'HEAD', url: '/api/thing' })
  await app.inject({ method: 'POST', url: '/elsewhere' })
  expect(changes).toEqual(['GET', 'HEAD', 'POST'])
})

test('method overrides are ignored', async () => {
  const app = await startApp()
  const headers = { 'x-http-method-override': 'DELETE', 'x-http-method': 'DELETE', 'x-method-override': 'DELETE' }
  await app.inject({ url: '/api/thing?_method=DELETE', headers })
  expect(changes).toEqual(['GET'])
})

test('a method that an address does not take is 405, with or without a proof', async () => {
  const app = await startApp()
  const response = await app.inject({ method: 'PUT', url: '/auth/sign-out' })
  expect(response.statusCode).toBe(405)
  expect(response.headers.allow).toBe('POST')
})

test.each(['/api/thing', '/%61pi/thing', '/api/unknown', '/auth/sign-out', '/api', '/auth'])(
  '%s may not be cached',
  async (url) => {
    const app = await startApp()
    expect((await app.inject(url)).headers['cache-control']).toBe('no-store')
  },
)

test('answers outside /auth and /api may be cached', async () => {
  const app = await startApp()
  for (const url of ['/elsewhere', '/apian', '/authors'])
    expect((await app.inject({ method: 'POST', url })).headers['cache-control']).toBeUndefined()
})
