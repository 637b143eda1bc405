import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { api, exchange } from './api.ts'
import { ProblemResponse } from './problem.ts'
import { readNumber, readRecord } from './read-json.ts'

const read = (body: unknown) => body

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** A server on loopback that answers as told, and remembers the last request. */
async function serve(answer: RequestListener) {
  const seen: { request?: IncomingMessage; body?: string } = {}
  const server = createServer(async (request, response) => {
    seen.request = request
    seen.body = (await request.toArray()).join('')
    answer(request, response)
  })
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

const problemOfCall = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => (error instanceof ProblemResponse ? error.problem : error),
  )

test('a GET has its search without undefined values, and no CSRF header', async () => {
  const { origin, seen } = await serve((_request, response) => response.end('{"total":3}'))
  const answer = await api.get(`${origin}/page`, { read, search: { limit: 20, ids: ['a', 'b'], market: undefined } })
  expect(answer).toEqual({ total: 3 })
  expect(seen.request?.url).toBe('/page?limit=20&ids=a%2Cb')
  expect(seen.request?.headers['x-csrf']).toBeUndefined()
})

test('an unsafe method has the CSRF header and its body as JSON', async () => {
  const { origin, seen } = await serve((_request, response) => response.writeHead(204).end())
  expect(await api.put(`${origin}/pause`, { body: { position: 1 } })).toBeUndefined()
  expect(seen.request?.headers['x-csrf']).toBe('1')
  expect(seen.request?.headers['content-type']).toBe('application/json')
  expect(seen.body).toBe('{"position":1}')
})

test('an empty 200 is undefined', async () => {
  const { origin } = await serve((_request, response) => response.end())
  expect(await api.get(origin, { read })).toBeUndefined()
})

test('a problem document becomes the error, with its members', async () => {
  const body = {
    type: '/problems/rate-limited',
    title: 'Wait',
    status: 429,
    detail: '',
    code: 'rate-limited',
    requestId: 'r1',
    retryAfter: 7,
  }
  const { origin } = await serve((_request, response) => response.writeHead(429).end(JSON.stringify(body)))
  expect(await problemOfCall(api.get(origin, { read }))).toEqual(body)
})

test.each([
  ['HTML', '<h1>Bad gateway</h1>'],
  ['a problem with a code of someone else', '{"code":"constructor","title":"?"}'],
  ['nothing', ''],
])('a failure that is %s is upstream-invalid with its status', async (_what, body) => {
  const { origin } = await serve((_request, response) => response.writeHead(502).end(body))
  expect(await problemOfCall(api.get(origin, { read }))).toMatchObject({ code: 'upstream-invalid', status: 502 })
})

test('a success that is not JSON is upstream-invalid', async () => {
  const { origin } = await serve((_request, response) => response.end('<html>'))
  expect(await problemOfCall(api.get(origin, { read }))).toMatchObject({ code: 'upstream-invalid' })
})

test('a body is parsed by its reader, and one that the reader refuses is upstream-invalid', async () => {
  const { origin } = await serve((_request, response) => response.end('{"total":3}'))
  const read = (name: string) => (body: unknown) => readNumber(readRecord(body)[name])
  expect(await api.get(origin, { read: read('total') })).toBe(3)
  expect(await problemOfCall(api.get(origin, { read: read('count') }))).toMatchObject({ code: 'upstream-invalid' })
})

test('a member of a problem that has the wrong type is left out', async () => {
  const body = {
    code: 'insufficient-scope',
    status: 403,
    missingScopes: ['user-top-read', 'nonsense'],
    retryAfter: '7',
  }
  const { origin } = await serve((_request, response) => response.writeHead(403).end(JSON.stringify(body)))
  const problem = await problemOfCall(api.get(origin, { read }))
  expect(problem).toMatchObject({ code: 'insufficient-scope', status: 403 })
  expect(problem).not.toHaveProperty('missingScopes')
  expect(problem).not.toHaveProperty('retryAfter')
})

test('no answer at all is unreachable', async () => {
  const { origin } = await serve((request) => request.socket.destroy())
  expect(await problemOfCall(api.get(origin, { read }))).toMatchObject({ code: 'unreachable', status: 0 })
})

test('an abort throws the error of the signal', async () => {
  const { origin } = await serve(() => {})
  const controller = new AbortController()
  const call = problemOfCall(api.get(origin, { read, signal: controller.signal }))
  controller.abort()
  expect(await call).toMatchObject({ name: 'AbortError' })
})

test('an exchange returns a failed answer as it came', async () => {
  const { origin, seen } = await serve((_request, response) => response.writeHead(418, { 'x-own': '1' }).end('tea'))
  const { status, headers, text, problem } = await exchange('PUT', origin, { body: 'abc', contentType: 'image/jpeg' })
  expect([status, headers.get('x-own'), text, problem?.code]).toEqual([418, '1', 'tea', 'upstream-invalid'])
  expect(seen.request?.headers['content-type']).toBe('image/jpeg')
  expect(seen.body).toBe('abc')
})

test('an answer that breaks off is unreachable', async () => {
  const { origin } = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('{"a":', () => response.destroy())
  })
  expect(await problemOfCall(api.get(origin, { read }))).toMatchObject({ code: 'unreachable' })
})
