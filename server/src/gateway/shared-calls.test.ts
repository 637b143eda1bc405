import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createSharedCalls } from './shared-calls.ts'
import { as, startApp } from './testing/app.ts'
import { json, startUpstream, type TestUpstream } from './testing/upstream.ts'

const api = '/api/spotify/v1'

/** Holds every answer back until told to let them go. */
function hold(upstream: TestUpstream) {
  const held: (() => void)[] = []
  upstream.answer = (response, request) => held.push(() => json({ url: request.url })(response, request))
  const release = () => {
    for (const answer of held.splice(0)) answer()
  }
  return { release }
}

test('equal GETs of one session at the same time are one call upstream', async () => {
  const upstream = await startUpstream()
  const { app, sessions } = await startApp(upstream.apiUrl)
  sessions.grant('ben')
  const { release } = hold(upstream)
  const get = (path: string, name: string) => app.inject({ url: api + path, ...as(name) })
  const calls = [
    ...Array.from({ length: 10 }, () => get('/me/player?market=SE', 'ada')),
    get('/me/player?market=NO', 'ada'),
    get('/me/player?market=SE', 'ben'),
  ]
  await upstream.arrived(3)
  release()
  for (const response of await Promise.all(calls)) expect(response.statusCode).toBe(200)
  expect(upstream.received.map(({ url, headers }) => `${url} ${headers.authorization}`).sort()).toEqual([
    '/v1/me/player?market=NO Bearer token-ada-1',
    '/v1/me/player?market=SE Bearer token-ada-1',
    '/v1/me/player?market=SE Bearer token-ben-1',
  ])
  const later = get('/me/player?market=SE', 'ada')
  await upstream.arrived(4)
  release()
  expect((await later).statusCode).toBe(200)
})

test('what changes something is never shared', async () => {
  const upstream = await startUpstream((response) => response.writeHead(204).end())
  const { app } = await startApp(upstream.apiUrl)
  const next = () => app.inject({ method: 'POST', url: `${api}/me/player/next`, ...as('ada') })
  await Promise.all([next(), next(), next()])
  expect(upstream.received).toHaveLength(3)
})

test('a GET after a change does not get what was under way before it', async () => {
  const upstream = await startUpstream()
  const { app } = await startApp(upstream.apiUrl)
  const { release } = hold(upstream)
  const before = app.inject({ url: `${api}/me/player`, ...as('ada') })
  await upstream.arrived(1)
  const change = app.inject({ method: 'PUT', url: `${api}/me/player/pause`, ...as('ada') })
  await upstream.arrived(2)
  upstream.answer = json({ isNew: true })
  release()
  const [, held] = await Promise.all([change, before])
  expect(held.json()).toEqual({ url: '/v1/me/player' })

  const secondHold = hold(upstream)
  const old = app.inject({ url: `${api}/me/player`, ...as('ada') })
  await upstream.arrived(3)
  upstream.answer = json({ isNew: true })
  await app.inject({ method: 'PUT', url: `${api}/me/player/play`, ...as('ada') })
  const fresh = await app.inject({ url: `${api}/me/player`, ...as('ada') })
  expect(fresh.json()).toEqual({ isNew: true })
  secondHold.release()
  expect((await old).json()).toEqual({ url: '/v1/me/player' })
})

test('a call ends when the last who waits for it leaves, and not before', async () => {
  const calls = createSharedCalls<string>()
  const started: AbortSignal[] = []
  const answer = Promise.withResolvers<string>()
  const join = (signal: AbortSignal) =>
    calls.join('ada', '/me', signal, (signal) => {
      started.push(signal)
      return answer.promise
    })
  const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()]
  const waiting = [join(first.signal), join(second.signal)]
  first.abort(new Error('left'))
  await expect(waiting[0]).rejects.toThrow('left')
  expect(started.map(({ aborted }) => aborted)).toEqual([false])
  second.abort(new Error('left too'))
  await expect(waiting[1]).rejects.toThrow('left too')
  expect(started.map(({ aborted }) => aborted)).toEqual([true])
  const later = join(third.signal)
  answer.resolve('hello')
  expect(await later).toBe('hello')
  expect(started).toHaveLength(2)
})

/** A caller that can leave. */
async function visitors(upstream: TestUpstream) {
  const { app } = await startApp(upstream.apiUrl)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  return (path: string, method = 'GET', body?: string) => {
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
    const request = httpRequest({ port, host: '127.0.0.1', path: api + path, method, ...as('ada', type) })
    const status = new Promise<number | undefined>((resolve, reject) => {
      request.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject)
    })
    status.catch(() => {})
    request.end(body)
    return { leave: () => request.destroy(), status }
  }
}

test('a caller whose body has been read is still there', async () => {
  const upstream = await startUpstream()
  const { release } = hold(upstream)
  const visit = await visitors(upstream)
  const { status } = visit('/playlists/p1', 'PUT', '{"name":"a"}')
  await upstream.arrived(1)
  release()
  expect(await status).toBe(200)
})

test.each([
  ['GET', '/me/player', undefined],
  ['PUT', '/me/player/pause', undefined],
  ['PUT', '/playlists/p1', '{"name":"a"}'],
])('when the caller of a %s leaves, so do we', async (method, path, body) => {
  const upstream = await startUpstream()
  const left = new Promise<void>((resolve) => {
    upstream.answer = (response) => response.on('close', () => resolve())
  })
  const visit = await visitors(upstream)
  const { leave } = visit(path, method, body)
  await upstream.arrived(1)
  leave()
  await left
})
