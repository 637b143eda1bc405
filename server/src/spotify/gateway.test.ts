import { expect, test } from 'vitest'
import { as, publicUrl, startApp } from './testing/app.ts'
import { json, plain, startUpstream } from './testing/upstream.ts'

const api = '/api/spotify/v1'

test('Spotify sees our token, its own host and nothing of the caller', async () => {
  const upstream = await startUpstream()
  const { app } = await startApp(upstream.apiUrl)
  const smuggled = {
    authorization: 'Bearer stolen',
    'AUTHORIZATION ': 'x',
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
  const { 'AUTHORIZATION ': _, ...headers } = smuggled
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

test('of Spotify’s headers only the ETag comes down', async () => {
  const headers = {
    'set-cookie': 'sp=1',
    'access-control-allow-origin': '*',
    'access-control-allow-credentials': 'true',
    'clear-site-data': '"*"',
    'cache-control': 'public, max-age=9',
    'strict-transport-security': 'max-age=9',
    server: 'envoy',
    via: '1.1 google',
    'keep-alive': 'timeout=600',
    etag: '"v1"',
  }
  const upstream = await startUpstream(json({ id: 'ada' }, { headers }))
  const { app } = await startApp(upstream.apiUrl)
  const response = await app.inject({ url: `${api}/me`, ...as('ada') })
  const { date: _, 'x-request-id': __, ...rest } = response.headers
  expect(rest).toEqual({
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'content-length': '12',
    'content-type': 'application/json; charset=utf-8',
    etag: '"v1"',
    'x-scopes-accepted': 'user-read-private, user-read-email',
    'x-scopes-granted': expect.stringContaining('user-top-read'),
  })
})

test('the query goes up parsed and written anew, repeats and order kept', async () => {
  const upstream = await startUpstream()
  const { app } = await startApp(upstream.apiUrl)
  await app.inject({ url: `${api}/search?q=a%20b%26c&type=track,album&type=x&&limit=5&odd=%zz`, ...as('ada') })
  expect(upstream.received[0]?.url).toBe('/v1/search?q=a+b%26c&type=track%2Calbum&type=x&limit=5&odd=%25zz')
})

test('a token in the query is refused', async () => {
  const upstream = await startUpstream()
  const { app } = await startApp(upstream.apiUrl)
  const response = await app.inject({ url: `${api}/me?access_token=abc`, ...as('ada') })
  expect(response.json()).toMatchObject({ status: 400, code: 'invalid-request' })
  expect(upstream.received).toEqual([])
})

test('a JSON body goes up as JSON written anew', async () => {
  const upstream = await startUpstream(json({ snapshot_id: 's' }, { status: 201 }))
  const { app } = await startApp(upstream.apiUrl)
  const response = await app.inject({
    method: 'POST',
    url: `${api}/playlists/p1/items`,
    ...as('ada', { 'content-type': 'application/json; charset=utf-8' }),
    payload: ' { "uris" : ["spotify:track:1"], "uris": ["spotify:track:2"] } ',
  })
  expect(response.statusCode).toBe(201)
  expect(response.json()).toEqual({ snapshot_id: 's' })
  expect(upstream.received).toMatchObject([
    { method: 'POST', body: '{"uris":["spotify:track:2"]}', headers: { 'content-type': 'application/json' } },
  ])
})

test('a call without a body sends none, whatever its content type says', async () => {
  const upstream = await startUpstream((response) => response.writeHead(204).end())
  const { app } = await startApp(upstream.apiUrl)
  const response = await app.inject({
    method: 'PUT',
    url: `${api}/me/player/pause`,
    ...as('ada', { 'content-type': 'application/json' }),
  })
  expect(response.statusCode).toBe(204)
  expect(response.body).toBe('')
  expect(upstream.received[0]?.headers['content-type']).toBeUndefined()
})

test('a cover goes up as it is, to the one operation that takes it', async () => {
  const upstream = await startUpstream((response) => response.writeHead(202).end())
  const { app } = await startApp(upstream.apiUrl)
  const put = (url: string, payload: string, type: string) =>
    app.inject({ method: 'PUT', url: api + url, ...as('ada', { 'content-type': type }), payload })
  const picture = '/9j/4AAQSkZJRg=='
  expect((await put('/playlists/p1/images', picture, 'image/jpeg')).statusCode).toBe(202)
  expect(upstream.received).toMatchObject([{ body: picture, headers: { 'content-type': 'image/jpeg' } }])
  expect((await put('/playlists/p1/images', '{}', 'application/json')).json().code).toBe('invalid-request')
  expect((await put('/playlists/p1', picture, 'image/jpeg')).json().code).toBe('invalid-request')
  expect((await put('/playlists/p1/images', 'x'.repeat(349_527), 'image/jpeg')).json().code).toBe('too-large')
  expect((await put('/playlists/p1/images', 'x'.repeat(349_525), 'image/jpeg')).statusCode).toBe(202)
  expect(upstream.received).toHaveLength(2)
})

test.each([
  ['broken JSON', 'application/json', '{"uris":'],
  ['a word', 'application/json', '"text"'],
  ['null', 'application/json', 'null'],
  ['JSON nested too deeply', 'application/json', `{"1":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['text', 'text/plain', 'uris'],
  ['a form', 'application/x-www-form-urlencoded', 'access_token=a'],
  ['parts', 'multipart/form-data; boundary=x', '--x--'],
  ['no known type', 'nonsense', '{}'],
])('a body that is %s is a clean 400 and goes nowhere', async (_, type, payload) => {
  const upstream = await startUpstream()
  const { app } = await startApp(upstream.apiUrl)
  const response = await app.inject({
    method: 'POST',
    url: `${api}/me/playlists`,
    ...as('ada', { 'content-type': type }),
    payload,
  })
  expect(response.json()).toMatchObject({ status: 400, code: 'invalid-request' })
  expect(upstream.received).toEqual([])
})

test('a JSON body beyond its limit is too large', async () => {
  const upstream = await startUpstream()
  const { app } = await startApp(upstream.apiUrl)
  const payload = { name: 'x'.repeat(256 * 1024) }
  const response = await app.inject({ method: 'POST', url: `${api}/me/playlists`, ...as('ada'), payload })
  expect(response.json()).toMatchObject({ status: 413, code: 'too-large' })
  expect(upstream.received).toEqual([])
})

test('the order of checks: address, method, session, body, scopes', async () => {
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
  expect(upstream.received).toEqual([])
})

test('what changes something and is not from our own pages reaches nobody, whatever its body', async () => {
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

test('a scope that is missing is named, and Spotify is not called', async () => {
  const upstream = await startUpstream()
  const { app, sessions } = await startApp(upstream.apiUrl)
  sessions.grant('ben', ['user-read-currently-playing'])
  const response = await app.inject({ url: `${api}/me/player/queue`, ...as('ben') })
  expect(response.json()).toMatchObject({
    status: 403,
    code: 'insufficient-scope',
    type: `${publicUrl}/problems/insufficient-scope`,
    requiredScopes: ['user-read-currently-playing', 'user-read-playback-state'],
    missingScopes: ['user-read-playback-state'],
  })
  expect(response.headers).toMatchObject({
    'x-scopes-granted': 'user-read-currently-playing',
    'x-scopes-accepted': 'user-read-currently-playing, user-read-playback-state',
    'cache-control': 'no-store',
  })
  expect(upstream.received).toEqual([])
})

test('what a request asks for decides which scope it needs', async () => {
  const upstream = await startUpstream()
  const { app, sessions } = await startApp(upstream.apiUrl)
  sessions.grant('ben', ['playlist-modify-private', 'user-library-modify'])
  const send = async (method: 'POST' | 'PUT', url: string, payload?: object) =>
    (await app.inject({ method, url: api + url, ...as('ben'), ...(payload && { payload }) })).json()
  expect(await send('POST', '/me/playlists', { name: 'a', public: false })).toEqual({ ok: true })
  expect(await send('POST', '/me/playlists', { name: 'a' })).toMatchObject({
    missingScopes: ['playlist-modify-public'],
  })
  expect(await send('PUT', '/playlists/p1', { public: true })).toMatchObject({
    missingScopes: ['playlist-modify-public'],
  })
  expect(await send('PUT', '/playlists/p1', { name: 'b' })).toEqual({ ok: true })
  expect(await send('PUT', '/me/library?uris=spotify:track:1,spotify:album:2')).toEqual({ ok: true })
  expect(await send('PUT', '/me/library?uris=spotify:track:1,spotify:artist:2')).toMatchObject({
    missingScopes: ['user-follow-modify'],
  })
  expect(upstream.received).toHaveLength(3)
})

test('every answer carries both scope headers, refusals of every kind too', async () => {
  const upstream = await startUpstream(plain('oops', { status: 500, type: 'text/html' }))
  const { app } = await startApp(upstream.apiUrl)
  const urls = [`${api}/nothing`, `${api}/me/`, `${api}/me`, `${api}/me/top/tracks`]
  for (const url of urls)
    for (const name of ['ada', 'nobody']) {
      const { headers, statusCode } = await app.inject({ url, ...as(name) })
      expect(statusCode).toBeGreaterThanOrEqual(400)
      expect(headers).toHaveProperty('x-scopes-granted')
      expect(headers).toHaveProperty('x-scopes-accepted')
      expect(headers['cache-control']).toBe('no-store')
    }
})

test('links of the Web API point at us, all others stay', async () => {
  const upstream = await startUpstream((response, request) => {
    const { apiUrl } = upstream
    json({
      href: `${apiUrl}/me/playlists?offset=0`,
      next: `${apiUrl}/me/playlists?offset=20&limit=20`,
      previous: null,
      items: [
        {
          name: `${apiUrl}/me`,
          href: `${apiUrl}/playlists/1`,
          external_urls: { spotify: 'https://open.spotify.com/playlist/1' },
          owner: { href: 'https://elsewhere.example/v1/users/ada' },
        },
      ],
    })(response, request)
  })
  const { app } = await startApp(upstream.apiUrl)
  const response = await app.inject({ url: `${api}/me/playlists`, ...as('ada') })
  const ours = `${publicUrl}${api}`
  expect(response.json()).toEqual({
    href: `${ours}/me/playlists?offset=0`,
    next: `${ours}/me/playlists?offset=20&limit=20`,
    previous: null,
    items: [
      {
        name: `${upstream.apiUrl}/me`,
        href: `${ours}/playlists/1`,
        external_urls: { spotify: 'https://open.spotify.com/playlist/1' },
        owner: { href: 'https://elsewhere.example/v1/users/ada' },
      },
    ],
  })
  const next = await app.inject({ url: response.json().next.slice(publicUrl.length), ...as('ada') })
  expect(next.statusCode).toBe(200)
  expect(upstream.received[1]?.url).toBe('/v1/me/playlists?offset=20&limit=20')
})

test('nothing playing is an answer without a body, and so is an empty 200', async () => {
  const upstream = await startUpstream((response) => response.writeHead(204).end())
  const { app } = await startApp(upstream.apiUrl)
  const nothing = await app.inject({ url: `${api}/me/player`, ...as('ada') })
  expect([nothing.statusCode, nothing.body]).toEqual([204, ''])
  upstream.answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end()
  const empty = await app.inject({ url: `${api}/me/player`, ...as('ada') })
  expect([empty.statusCode, empty.body]).toEqual([200, ''])
})

test('a command to the player has succeeded, whatever word comes with the status', async () => {
  const upstream = await startUpstream(plain('oPClBVDzidwlAlSqmFF-zKNO62E'))
  const { app } = await startApp(upstream.apiUrl)
  const response = await app.inject({ method: 'PUT', url: `${api}/me/player/pause`, ...as('ada') })
  expect([response.statusCode, response.body]).toEqual([200, ''])
  expect((await app.inject({ url: `${api}/me/player`, ...as('ada') })).json().code).toBe('upstream-invalid')
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

test('a second 401 asks for consent again', async () => {
  const upstream = await startUpstream(
    json({ error: { status: 401, message: 'Invalid access token' } }, { status: 401 }),
  )
  const { app, sessions } = await startApp(upstream.apiUrl)
  const response = await app.inject({ url: `${api}/me`, ...as('ada') })
  expect(response.json()).toMatchObject({ status: 401, code: 'reauthorization-required', upstreamStatus: 401 })
  expect(upstream.received).toHaveLength(2)
  expect(sessions.refreshes).toBe(1)
})
