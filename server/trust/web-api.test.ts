import { expect } from 'vitest'
import { json, startUpstream } from '../src/spotify/testing/upstream.ts'
import { test } from './deck.ts'
import { localUrl } from './open-deck.ts'

const scopes = ['user-top-read', 'playlist-modify-private', 'playlist-modify-public', 'user-modify-playback-state']
const gateway = '/api/spotify/v1'

test('Spotify sees our token, its own host and nothing of the caller', async ({ startDeck }) => {
  const upstream = await startUpstream(json({ id: 'ada' }))
  const deck = await startDeck({ SPOTIFY_API_URL: upstream.apiUrl })
  const ada = await deck.signIn({ scopes })
  await ada.call('/me/top/tracks?limit=1', {
    headers: {
      cookie: `${ada.cookieHeader()}; tracking=1`,
      AUTHORIZATION: 'Bearer of-the-caller',
      'proxy-authorization': 'Basic of-the-caller',
      'X-Forwarded-For': '192.0.2.1',
      forwarded: 'for=192.0.2.1',
      'x-real-ip': '192.0.2.1',
      via: '1.1 caller',
      referer: `${localUrl}/secret-page`,
      origin: localUrl,
      te: 'trailers',
      'x-anything': 'of-the-caller',
    },
  })
  const [seen] = upstream.received.slice(-1)
  expect(seen?.url).toBe('/v1/me/top/tracks?limit=1')
  expect(Object.keys(seen?.headers ?? {}).toSorted()).toEqual(
    ['accept', 'accept-encoding', 'authorization', 'connection', 'host', 'user-agent'].toSorted(),
  )
  expect(seen?.headers.host).toBe(new URL(upstream.apiUrl).host)
  expect(seen?.headers.authorization).toMatch(/^Bearer sim_access_/)
})

test('of the answer only status, JSON and ETag come down, with links that point at us', async ({
  startDeck,
  simulator,
}) => {
  const deck = await startDeck()
  const ada = await deck.signIn({ scopes })
  await simulator.fault({
    match: { path: '/v1/me/top' },
    effect: {
      headers: {
        'set-cookie': 'session=planted',
        'access-control-allow-origin': '*',
        'access-control-allow-credentials': 'true',
        'clear-site-data': '"*"',
        'strict-transport-security': 'max-age=0',
        'content-security-policy': "default-src 'unsafe-inline'",
        'x-powered-by': 'Spotify',
        location: 'http://evil.example/',
      },
    },
  })
  const { status, headers, text } = await ada.call('/me/top/tracks?limit=1')
  expect(status).toBe(200)
  const evil = Object.keys(headers).filter((name) =>
    /^(set-cookie|access-control|clear-site|strict-|x-powered|location)/.test(name),
  )
  expect(evil).toEqual([])
  expect(headers['content-security-policy']).not.toContain('unsafe')
  expect(JSON.parse(text).next).toMatch(`${localUrl}${gateway}/me/top/tracks?`)
})

test('pages lead on through us to the last', async ({ startDeck }) => {
  const deck = await startDeck()
  const ada = await deck.signIn({ scopes })
  let next: unknown = '/me/top/artists?limit=20'
  const names = new Set<string>()
  let total = 0
  for (let path = String(next); next; path = String(next).replace(`${localUrl}${gateway}`, '')) {
    const page = (await ada.call(path)).json() as { next: string | null; total: number; items: { name: string }[] }
    for (const { name } of page.items) names.add(name)
    next = page.next
    total = page.total
  }
  expect(names.size).toBe(total)
})

test('what only extended mode allows is for Spotify to judge', async ({ startDeck, simulator }) => {
  const deck = await startDeck()
  const ada = await deck.signIn({ scopes })
  const search = '/search?q=a&type=track&limit=50'
  expect((await ada.call(search)).json()).toMatchObject({
    code: 'invalid-request',
    detail: 'Spotify says: Invalid limit',
  })
  await simulator.settings({ mode: 'extended' })
  expect((await ada.call(search)).json()).toMatchObject({ tracks: { limit: 50 } })
})

test('a scope that is missing is told before any call, by name', async ({ startDeck, simulator }) => {
  const deck = await startDeck()
  const ada = await deck.signIn({ scopes: ['user-top-read'] })
  const before = (await simulator.requests('/v1')).length
  const refused = await ada.call('/me/player/play', { method: 'PUT' })
  expect([refused.status, refused.json()]).toMatchObject([
    403,
    { code: 'insufficient-scope', missingScopes: ['user-modify-playback-state'] },
  ])
  expect(refused.headers).toMatchObject({
    'x-scopes-granted': 'user-top-read',
    'x-scopes-accepted': 'user-modify-playback-state',
  })
  expect(await simulator.requests('/v1')).toHaveLength(before)
})

test('two accounts in hundreds of mixed calls, with tokens that end: nothing crosses', async ({
  startDeck,
  simulator,
}) => {
  await simulator.settings({ rotateRefreshTokens: true })
  const deck = await startDeck()
  const people = { ada: await deck.signIn({ scopes }), ben: await deck.signIn({ scopes, account: 'ben' }) }
  for (let round = 0; round < 4; round += 1) {
    await simulator.expireTokens()
    const calls = Array.from({ length: 60 }, async (_, nth) => {
      const [id, browser] = Object.entries(people)[nth % 2] ?? ['ada', people.ada]
      const answer = await browser.call(`/me?nth=${nth >> 2}`)
      return [id, answer.status, answer.json().id]
    })
    for (const [id, status, answered] of await Promise.all(calls)) expect([status, answered]).toEqual([200, id])
  }
  expect(await simulator.tokenCalls('refresh_token')).toBe(8)
})
