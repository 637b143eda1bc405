import { describe, expect } from 'vitest'
import { defaultSettings } from '../settings.ts'
import type { Script } from '../testing/script.ts'
import { test } from '../testing/simulated.ts'

const scopes = ['user-modify-playback-state', 'user-read-playback-state', 'user-library-read', 'playlist-read-private']

async function caller(script: Script, settings: object) {
  const { access_token } = await script.signInAt('ada', scopes)
  expect((await script.control('PATCH', 'settings', settings)).status).toBe(200)
  const headers = { authorization: `Bearer ${access_token}`, origin: 'https://app.example' }
  return (method: string, path: string) => script.send(`/v1${path}`, { method, headers })
}

const crossOriginOf = (response: { headers: { get(name: string): string | null } }) =>
  response.headers.get('access-control-allow-origin')

test('every quirk is off by default', () => {
  const { playerAnswer, playerLagMs, unauthorizedEvery, rateLimitWithoutCors, shortPagesBy, nullItemsEvery } =
    defaultSettings
  expect(playerAnswer).toBe('nothing')
  expect([playerLagMs, unauthorizedEvery, rateLimitWithoutCors, shortPagesBy, nullItemsEvery]).toEqual([
    0,
    0,
    false,
    0,
    0,
  ])
})

describe('a quirk', () => {
  test('player commands answer with a word', async ({ script }) => {
    const call = await caller(script, { playerAnswer: 'word' })
    const response = await call('PUT', '/me/player/pause')
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
    expect(() => JSON.parse('GpqtUNZroN-zKNO62E')).toThrow()
    expect(await response.text()).toBe('GpqtUNZroN-zKNO62E')
    expect((await call('PUT', '/me/player/pause')).status).toBe(403)
  })

  test('player commands answer 202', async ({ script }) => {
    const call = await caller(script, { playerAnswer: 'accepted' })
    const response = await call('POST', '/me/player/next')
    expect([response.status, await response.text()]).toEqual([202, ''])
  })

  test('the player lags behind its commands, each by as much', async ({ script }) => {
    const call = await caller(script, { playerLagMs: 1000 })
    const state = async () => {
      const { is_playing, shuffle_state } = (await (await call('GET', '/me/player')).json()) as Record<string, unknown>
      return [is_playing, shuffle_state]
    }
    const wait = (advance: string) => script.control('POST', 'clock', { advance })
    await call('PUT', '/me/player/pause')
    await wait('500ms')
    await call('PUT', '/me/player/shuffle?state=true')
    expect(await state()).toEqual([true, false])
    await wait('500ms')
    expect(await state()).toEqual([false, false])
    await wait('500ms')
    expect(await state()).toEqual([false, true])
  })

  test('a good token is refused now and then', async ({ script }) => {
    const call = await caller(script, { unauthorizedEvery: 3 })
    const statuses = []
    for (let nth = 0; nth < 6; nth++) statuses.push((await call('GET', '/me')).status)
    expect(statuses).toEqual([200, 200, 401, 200, 200, 401])
    expect(await (await script.send('/v1/me')).text()).not.toContain('Access token missing')
  })

  test('a page of another origin cannot read that it called too often', async ({ script }) => {
    const call = await caller(script, { rateLimit: { requests: 1 } })
    expect(crossOriginOf(await call('GET', '/me'))).toBe('*')
    expect(crossOriginOf(await call('GET', '/me'))).toBe('*')
    await script.control('PATCH', 'settings', { rateLimitWithoutCors: true })
    const refused = await call('GET', '/me')
    expect([refused.status, crossOriginOf(refused)]).toEqual([429, null])
  })

  test('pages are shorter than they should be, and go on where they would have', async ({ script }) => {
    const call = await caller(script, { shortPagesBy: 3 })
    const page = (await (await call('GET', '/me/tracks?limit=10')).json()) as {
      items: unknown[]
      next: string
      limit: number
    }
    expect([page.items.length, page.limit, page.next]).toEqual([7, 10, expect.stringContaining('offset=10')])
    const { tracks } = (await (await call('GET', '/search?q=ferry&type=track&limit=5')).json()) as {
      tracks: { items: unknown[] }
    }
    expect(tracks.items).toHaveLength(2)
  })

  test('items are null', async ({ script }) => {
    const call = await caller(script, { nullItemsEvery: 2 })
    const first = await call('GET', '/me/playlists?limit=4')
    const { items } = (await first.json()) as { items: unknown[] }
    expect(items.map((item) => item === null)).toEqual([false, true, false, true])
    expect(first.headers.get('etag')).toBeNull()
  })
})
