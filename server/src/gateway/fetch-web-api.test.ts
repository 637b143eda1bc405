import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { mostCallersOfOneCall } from './gateway.plugin.ts'
import { as, startApp } from './testing/app.ts'
import { json, startUpstream, type TestUpstream } from './testing/upstream.ts'

const api = '/api/spotify/v1'

test('Spotify sees our token, its own host and nothing of the caller', async () => {
  const upstream = await startUpstream()
  const { app } = await startApp(upstream.apiUrl)
  const headers = {
    authorization: 'Bearer stolen',
    cookie: 'session=secret',
    host: '127.0.0.1:8888',
    forwarded: 'for=1.2.3.4',
    'x-forwarded-for': '1.2.3.4',
    'x-forwarded-host': 'evil.example',
    'x-http-method-override': 'DELETE',
    'x-method-override': 'DELETE',
    te: 'trailers',
    'if-none-match': '"theirs"',
    'accept-encoding': 'br',
    origin: 'http://127.0.0.1:8888',
    referer: 'http://127.0.0.1:8888/player',
    'x-csrf': '1',
    'x-anything': 'else',
  }
  const response = await app.inject({ url: `${api}/me/player?market=SE`, ...as('ada', headers) })
  expect(response.statusCode).toBe(200)
  expect(upstream.received).toEqual([
    {
      method: 'GET',
      url: '/v1/me/player?market=SE',
      body: '',
      headers: {
        host: new URL(upstream.apiUrl).host,
        connection: 'keep-alive',
        authorization: 'Bearer token-ada-1',
        accept: 'application/json',
        'accept-encoding': 'identity',
        'user-agent': 'Scopedeck',
      },
    },
  ])
})

test('the query is parsed and written anew; parameters that the table does not name pass, with repeats and in order', async () => {
  const upstream = await startUpstream()
  const { app } = await startApp(upstream.apiUrl)
  await app.inject({ url: `${api}/search?q=a%20b%26c&type=track,album&x=1&&x=2&limit=5&odd=%zz`, ...as('ada') })
  expect(upstream.received[0]?.url).toBe('/v1/search?q=a+b%26c&type=track%2Calbum&x=1&x=2&limit=5&odd=%25zz')
})

test('a token in the query is refused', async () => {
  const upstream = await startUpstream()
  const { app } = await startApp(upstream.apiUrl)
  const response = await app.inject({ url: `${api}/me?access_token=abc`, ...as('ada') })
  expect(response.json()).toMatchObject({ status: 400, code: 'invalid-request' })
  expect(upstream.received).toEqual([])
})

test('the order of checks: address, method, session, body, scopes, parameters', async () => {
  const upstream = await startUpstream()
  const { app, sessions } = await startApp(upstream.apiUrl)
  sessions.grant('ben', [])
  const post = async (url: string, name: string, payload: string) => {
    const headers = as(name, { 'content-type': 'application/json' })
    const response = await app.inject({ method: 'POST', url: api + url, ...headers, payload })
    return [response.json().code, response.headers.allow]
  }
  expect(await post('/nothing', 'nobody', '{')).toEqual(['not-found', undefined])
  expect(await post('/me', 'nobody', '{')).toEqual(['method-not-allowed', 'GET'])
  expect(await post('/me/playlists', 'nobody', '{')).toEqual(['sign-in-required', undefined])
  expect(await post('/me/playlists', 'ben', '{')).toEqual(['invalid-request', undefined])
  expect(await post('/me/playlists', 'ben', '{}')).toEqual(['insufficient-scope', undefined])
  expect(await post('/me/playlists', 'ada', '{}')).toEqual(['invalid-request', undefined])
  expect(upstream.received).toEqual([])
})

test('a call that changes something and is not from our own pages never reaches Spotify, whatever its body', async () => {
  const upstream = await startUpstream()
  const { app } = await startApp(upstream.apiUrl)
  const foreign: Record<string, string>[] = [
    { 'x-csrf': '' },
    { 'x-csrf': '1', 'sec-fetch-site': 'cross-site' },
    { 'x-csrf': '1', 'sec-fetch-site': 'same-site' },
    { 'x-csrf': '1', origin: 'null' },
    { 'x-csrf': '1', origin: 'http://localhost:8888' },
  ]
  for (const headers of foreign)
    for (const type of ['application/json', 'image/jpeg', 'text/plain', 'multipart/form-data; boundary=x'])
      for (const method of ['POST', 'PUT', 'DELETE'] as const) {
        const url = `${api}/playlists/p1/items`
        const response = await app.inject({
          method,
          url,
          ...as('ada', { ...headers, 'content-type': type }),
          payload: '{}',
        })
        expect(response.json()).toMatchObject({ status: 403, code: 'csrf' })
        expect(response.headers).toHaveProperty('x-scopes-accepted')
      }
  expect(upstream.received).toEqual([])
})

test('a token that Spotify no longer takes is refreshed once and the call repeated once', async () => {
  const upstream = await startUpstream((response, { headers }) => {
    const isGood = headers.authorization === 'Bearer token-ada-2'
    response.writeHead(isGood ? 200 : 401, { 'content-type': 'application/json' }).end('{}')
  })
  const { app, sessions } = await startApp(upstream.apiUrl)
  const payload = { name: 'a' }
  const response = await app.inject({ method: 'POST', url: `${api}/me/playlists`, ...as('ada'), payload })
  expect(response.statusCode).toBe(200)
  expect(upstream.received.map(({ headers, body }) => [headers.authorization, body])).toEqual([
    ['Bearer token-ada-1', '{"name":"a"}'],
    ['Bearer token-ada-2', '{"name":"a"}'],
  ])
  expect(sessions.refreshes).toBe(1)
})

test('a second 401 is Spotify’s mistake, and no reason to ask for consent again', async () => {
  const upstream = await startUpstream(
    json({ error: { status: 401, message: 'Invalid access token' } }, { status: 401 }),
  )
  const { app, sessions } = await startApp(upstream.apiUrl)
  const response = await app.inject({ url: `${api}/me`, ...as('ada') })
  expect(response.json()).toMatchObject({ status: 502, code: 'upstream-invalid', upstreamStatus: 401 })
  expect(upstream.received).toHaveLength(2)
  expect(sessions.refreshes).toBe(1)
})

/** Holds every answer back until `release`. */
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

test('as many requests as may share one call, and no more', async () => {
  const upstream = await startUpstream()
  const { app, sessions } = await startApp(upstream.apiUrl)
  sessions.grant('ben')
  const { release } = hold(upstream)
  const get = (name: string) => app.inject({ url: `${api}/me/player`, ...as(name) })
  const calls = Array.from({ length: mostCallersOfOneCall + 10 }, () => get('ada'))
  const other = get('ben')
  await upstream.arrived(2)
  release()
  const statuses = (await Promise.all(calls)).map(({ statusCode }) => statusCode)
  expect(statuses.filter((status) => status === 429)).toHaveLength(10)
  const refused = (await Promise.all(calls)).find(({ statusCode }) => statusCode === 429)
  expect([refused?.json().code, refused?.headers['retry-after']]).toEqual(['too-many-calls', '1'])
  expect((await other).statusCode).toBe(200)
})

test('a call that changes something is never shared', async () => {
  const upstream = await startUpstream((response) => response.writeHead(204).end())
  const { app } = await startApp(upstream.apiUrl)
  const next = () => app.inject({ method: 'POST', url: `${api}/me/player/next`, ...as('ada') })
  await Promise.all([next(), next(), next()])
  expect(upstream.received).toHaveLength(3)
})

test('a GET after a change does not join a call that began before it', async () => {
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

/** A client that can leave. */
async function startClient(upstream: TestUpstream) {
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

test('a client whose body has been read has not left', async () => {
  const upstream = await startUpstream()
  const { release } = hold(upstream)
  const send = await startClient(upstream)
  const { status } = send('/playlists/p1', 'PUT', '{"name":"a"}')
  await upstream.arrived(1)
  release()
  expect(await status).toBe(200)
})

test.each([
  ['GET', '/me/player', undefined],
  ['PUT', '/me/player/pause', undefined],
  ['PUT', '/playlists/p1', '{"name":"a"}'],
])('when the client of a %s leaves, the call to Spotify ends', async (method, path, body) => {
  const upstream = await startUpstream()
  const left = new Promise<void>((resolve) => {
    upstream.answer = (response) => response.on('close', () => resolve())
  })
  const send = await startClient(upstream)
  const { leave } = send(path, method, body)
  await upstream.arrived(1)
  leave()
  await left
})
