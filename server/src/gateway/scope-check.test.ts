import { expect, test } from 'vitest'
import { as, publicUrl, startApp } from './testing/app.ts'
import { plain, refuse, startUpstream } from './testing/upstream.ts'

const api = '/api/spotify/v1'

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

test('the body and the query of a call decide which scope it needs', async () => {
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

test('a call that is gone is left to Spotify, because no scope brings it back', async () => {
  const upstream = await startUpstream(refuse(403, 'Forbidden'))
  const { app, sessions } = await startApp(upstream.apiUrl)
  sessions.grant('ben', [])
  const response = await app.inject({ method: 'PUT', url: `${api}/me/tracks?ids=1`, ...as('ben') })
  expect(response.json()).toMatchObject({ code: 'operation-removed', replacement: ['save-library-items'] })
  expect(upstream.received).toHaveLength(1)
})

test('every answer has both scope headers, refusals of every kind too', async () => {
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
