import { expect } from 'vitest'
import { test } from '../harness/fixtures.ts'
import { localUrl } from '../harness/open-app.ts'

const scopes = ['user-top-read', 'playlist-modify-private', 'playlist-modify-public', 'user-modify-playback-state']
const gateway = '/api/spotify/v1'

test('pages lead on through us to the last', async ({ startApp }) => {
  const app = await startApp()
  const ada = await app.signIn({ scopes })
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

test('what only extended mode allows is for Spotify to judge', async ({ startApp, simulator }) => {
  const app = await startApp()
  const ada = await app.signIn({ scopes })
  const search = '/search?q=a&type=track&limit=50'
  expect((await ada.call(search)).json()).toMatchObject({
    code: 'invalid-request',
    detail: 'Spotify says: Invalid limit',
  })
  await simulator.settings({ mode: 'extended' })
  expect((await ada.call(search)).json()).toMatchObject({ tracks: { limit: 50 } })
})

test('a missing scope is named before any call', async ({ startApp, simulator }) => {
  const app = await startApp()
  const ada = await app.signIn({ scopes: ['user-top-read'] })
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

test('a call that scopes only widen is made without them, and names them', async ({ startApp }) => {
  const app = await startApp()
  const ada = await app.signIn({ scopes: ['user-top-read'] })
  const listed = await ada.call('/me/playlists?limit=50')
  expect([listed.status, listed.headers['x-scopes-accepted']]).toEqual([
    200,
    'playlist-read-private, playlist-read-collaborative',
  ])
  const { items } = listed.json() as { items: { public: boolean }[] }
  expect(items.length).toBeGreaterThan(0)
  expect(items.every((playlist) => playlist.public)).toBe(true)
})

test('two accounts in a thousand mixed calls, in two sessions each, with tokens that end: nothing crosses', async ({
  startApp,
  simulator,
}) => {
  await simulator.settings({ rotateRefreshTokens: true })
  const app = await startApp()
  const people = ['ada', 'ben', 'ada', 'ben'] as const
  const browsers = await Promise.all(
    people.map(async (account) => ({ account, browser: await app.signIn({ scopes, account }) })),
  )
  const paths = ['/me', '/me/top/tracks?limit=3', '/me/top/artists?limit=3']
  const own = new Map<string, string>()
  for (const { account, browser } of browsers)
    for (const path of paths) own.set(`${account} ${path}`, (await browser.call(path)).text)
  expect(new Set(own.values()).size).toBe(own.size)

  const make = async (nth: number) => {
    const { account, browser } = browsers[nth % browsers.length] ?? { account: '', browser: app.browser() }
    const [isChange, path = ''] = [nth % 10 === 0, paths[(nth >> 2) % paths.length]]
    if (!isChange)
      return expect([account, path, (await browser.call(path)).text]).toEqual([
        account,
        path,
        own.get(`${account} ${path}`),
      ])
    const headers = { 'content-type': 'application/json' }
    const made = await browser.call('/me/playlists', { method: 'POST', headers, body: `{"name":"${account} ${nth}"}` })
    expect([made.status, made.json()]).toMatchObject([201, { name: `${account} ${nth}`, owner: { id: account } }])
  }
  for (let round = 0; round < 5; round += 1) {
    await simulator.expireTokens()
    await Promise.all(Array.from({ length: 200 }, (_, nth) => make(round * 200 + nth)))
  }
  expect(await simulator.tokenCalls('refresh_token')).toBe(5 * browsers.length)
})
