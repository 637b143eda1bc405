import { once } from 'node:events'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import fc from 'fast-check'
import { type FastifyInstance, fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { Type } from '../../contract/schema.ts'
import { ProblemError } from './problem-error.ts'
import problems from './problems.plugin.ts'

const publicUrl = 'http://127.0.0.1:8888'
const secret = 'AQDk3mZ9-sVt_the4access5token6Qw'

async function startApp(routes: (app: FastifyInstance) => void) {
  const lines: string[] = []
  const stream = new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) })
  const app = fastify({ logger: { level: 'warn', stream }, bodyLimit: 64 })
  onTestFinished(() => app.close())
  await app.register(problems, { publicUrl })
  routes(app)
  return { app, log: () => lines.map((line) => JSON.parse(line)) }
}

const failing = (error: unknown) => (app: FastifyInstance) => {
  app.get('/api/thing', async () => {
    throw error
  })
}

test('a failure is answered with a problem document with its members', async () => {
  const error = new ProblemError('insufficient-scope', { members: { missingScopes: ['user-top-read'] } })
  const { app, log } = await startApp(failing(error))
  const response = await app.inject('/api/thing')
  expect(response.statusCode).toBe(403)
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(response.json()).toEqual({
    type: 'http://127.0.0.1:8888/problems/insufficient-scope',
    title: 'A permission is missing',
    status: 403,
    detail: 'The grant is missing a scope that this call needs.',
    code: 'insufficient-scope',
    requestId: response.headers['x-request-id'],
    missingScopes: ['user-top-read'],
  })
  expect(log()).toEqual([])
})

test('retryAfter is also the Retry-After header', async () => {
  const error = new ProblemError('store-unavailable', { members: { retryAfter: 1.2 }, cause: new Error('disk full') })
  const { app, log } = await startApp(failing(error))
  const response = await app.inject('/api/thing')
  expect(response.statusCode).toBe(503)
  expect(response.headers['retry-after']).toBe('2')
  expect(log()).toMatchObject([{ level: 40, code: 'store-unavailable', cause: 'Error: disk full' }])
})

test('an unexpected error shows nothing to the client and no secret to the log', async () => {
  const cause = new Error(`refused ${secret}`)
  const { app, log } = await startApp(failing(new TypeError(`bad token ${secret}`, { cause })))
  const response = await app.inject('/api/thing')
  expect(response.statusCode).toBe(500)
  expect(response.json()).toMatchObject({ code: 'unexpected', detail: 'Something happened that it has no name for.' })
  expect(response.body).not.toContain('token')
  const [line] = log()
  expect(line).toMatchObject({ level: 50, error: { name: 'TypeError', message: 'bad token [redacted]' } })
  expect(line.error.stack).toContain('problems.plugin.test.ts')
  expect(JSON.stringify(line)).not.toContain(secret)
})

test('a schema failure names the field and does not repeat its value', async () => {
  const { app } = await startApp((app) => {
    const body = Type.Object({ verifier: Type.String({ maxLength: 5 }) })
    app.post('/api/thing', { schema: { body } }, async () => 'never')
  })
  const response = await app.inject({ method: 'POST', url: '/api/thing', payload: { verifier: secret } })
  expect(response.json()).toMatchObject({ status: 400, code: 'invalid-request' })
  expect(response.json().detail).toContain('verifier')
  expect(response.body).not.toContain(secret)
})

test('bodies that are too large, of another type, or broken have problems of their own', async () => {
  const { app } = await startApp((app) => app.post('/api/thing', async () => 'never'))
  const post = async (payload: string, type: string) =>
    (await app.inject({ method: 'POST', url: '/api/thing', payload, headers: { 'content-type': type } })).json()
  expect(await post(`"${'x'.repeat(100)}"`, 'application/json')).toMatchObject({ status: 413, code: 'too-large' })
  expect(await post('<a/>', 'text/xml')).toMatchObject({ status: 400, code: 'invalid-request' })
  expect(await post(`{"a":${secret}`, 'application/json')).toMatchObject({ detail: 'The body is not JSON.' })
})

test('an unknown address is 404; a known one with another method names its methods', async () => {
  const { app } = await startApp((app) => {
    app.get('/api/things/:id', async () => 'thing')
    app.delete('/api/things/:id', async () => 'gone')
    app.get('/*', async () => 'page')
  })
  expect((await app.inject({ method: 'POST', url: '/api/nothing?a=b' })).json()).toMatchObject({ code: 'not-found' })
  const response = await app.inject({ method: 'POST', url: '/api/things/7?a=b' })
  expect(response.json()).toMatchObject({ status: 405, code: 'method-not-allowed' })
  expect(response.headers.allow).toBe('GET, HEAD, DELETE')
})

test('no address causes an unexpected error', async () => {
  const { app } = await startApp(failing(new ProblemError('csrf')))
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const statusOf = async (path: string) => {
    const [response] = await once(request({ port, method: 'POST', path }).end(), 'response')
    response.resume()
    return response.statusCode
  }
  for (const path of [
    '//',
    '///',
    '/\\',
    '/%',
    '/%ff',
    '/[',
    '/:id',
    '/(.*)',
    '/*',
    'http://',
    '*',
    '?',
    '//[',
    '/\u00ff',
  ])
    expect(await statusOf(path), path).toBeOneOf([400, 404])
  const path = fc.string({ unit: 'binary-ascii' }).map((text) => `/${text.replace(/[\0-\x20\x7f]/g, '')}`)
  await fc.assert(fc.asyncProperty(path, async (path) => void expect(await statusOf(path)).toBeOneOf([400, 404])))
})
