import { describe, expect, test } from 'vitest'
import type { Artist, CursorPage, Page, Track } from '../../../contract/web-api.ts'
import { createTestWebApi, testOrigin } from './testing.ts'

const below = (address: string) => address.replace(`${testOrigin}/v1`, '')

describe('pages by offset', () => {
  test('follow one another through the whole list', async () => {
    const { call, account } = await createTestWebApi()
    const ids: string[] = []
    let next: string | null = '/me/tracks?limit=50'
    while (next) {
      const page: Page<{ track: Track }> = (await call(`GET ${below(next)}`)).json()
      ids.push(...page.items.map(({ track }) => String(track.id)))
      next = page.next
    }
    expect(ids).toEqual(account('ada').library.track.rows.map(({ item }) => item.id))
  })

  test('lead back to the first', async () => {
    const { call } = await createTestWebApi()
    const middle = (await call('GET /me/tracks?limit=20&offset=30')).json()
    const before = (await call(`GET ${below(middle.previous)}`)).json()
    const first = (await call(`GET ${below(before.previous)}`)).json()
    expect([middle.offset, before.offset, first.offset]).toEqual([30, 10, 0])
    expect(first.previous).toBeNull()
  })

  test('say where they are, and keep the other parameters in their links', async () => {
    const { call } = await createTestWebApi()
    const page = (await call('GET /me/tracks?limit=2&offset=2&market=SE')).json()
    expect(page).toMatchObject({
      href: `${testOrigin}/v1/me/tracks?limit=2&offset=2&market=SE`,
      next: `${testOrigin}/v1/me/tracks?limit=2&offset=4&market=SE`,
      previous: `${testOrigin}/v1/me/tracks?limit=2&offset=0&market=SE`,
      limit: 2,
      offset: 2,
      total: 1248,
    })
  })

  test('past the end there is nothing, and a way back', async () => {
    const { call } = await createTestWebApi()
    expect((await call('GET /me/tracks?offset=2000000000')).json()).toMatchObject({
      items: [],
      next: null,
      previous: expect.any(String),
    })
  })

  test('an empty list is one empty page', async () => {
    const { call } = await createTestWebApi()
    const page = (await call('GET /me/tracks', { as: 'cleo' })).json()
    expect(page).toMatchObject({ items: [], next: null, previous: null, total: 0, limit: 20 })
  })

  test('the links of a list inside an object lead on', async () => {
    const { call, playlist } = await createTestWebApi()
    const { items } = (await call(`GET /playlists/${playlist('Everything, Ever').id}`)).json()
    expect((await call(`GET ${below(items.next)}`)).json()).toMatchObject({ offset: 50, total: 10_000 })
  })
})

describe('limits', () => {
  test.each([
    ['/me/tracks', 20, 50],
    ['/me/playlists', 20, 50],
    ['/me/top/artists', 20, 50],
    ['/me/following?type=artist', 20, 50],
    ['/me/player/recently-played', 20, 50],
  ])('of %s: %i, at most %i', async (path, standard, most) => {
    const { call } = await createTestWebApi()
    const limited = (limit: number) => call(`GET ${path}${path.includes('?') ? '&' : '?'}limit=${limit}`)
    const standardPage = (await call(`GET ${path}`)).json()
    expect((standardPage.artists ?? standardPage).limit).toBe(standard)
    expect((await limited(most)).statusCode).toBe(200)
    expect((await limited(most + 1)).json()).toEqual({ error: { status: 400, message: 'Invalid limit' } })
    expect((await limited(0)).statusCode).toBe(400)
  })

  test('of search and of an artist’s albums: 5, at most 10, in development mode only', async () => {
    const [development, extended] = [await createTestWebApi(), await createTestWebApi('extended')]
    const albums = `/artists/${development.world.catalogue.artists[0]?.id}/albums`
    expect((await development.call('GET /search?q=the&type=track')).json().tracks.limit).toBe(5)
    expect((await development.call(`GET ${albums}`)).json().limit).toBe(5)
    for (const path of ['/search?q=the&type=track&limit=11', `${albums}?limit=11`]) {
      expect((await development.call(`GET ${path}`)).json()).toEqual({
        error: { status: 400, message: 'Invalid limit' },
      })
      expect((await extended.call(`GET ${path}`)).statusCode).toBe(200)
    }
  })

  test('of the way into a search: 1000, the page included', async () => {
    const { call } = await createTestWebApi()
    expect((await call('GET /search?q=the&type=track&offset=995')).statusCode).toBe(200)
    expect((await call('GET /search?q=the&type=track&offset=996')).statusCode).toBe(400)
  })

  test.each(['limit=x', 'limit=1.5', 'limit=-1', 'limit=', 'offset=-1', 'offset=x', 'offset=99999999999999999999'])(
    '%s is refused',
    async (query) => {
      const { call } = await createTestWebApi()
      expect((await call(`GET /me/tracks?${query}`)).statusCode).toBe(400)
    },
  )
})

describe('pages by cursor', () => {
  test('go through the followed artists, wrapped, and end', async () => {
    const { call, account } = await createTestWebApi()
    const ids: string[] = []
    let next: string | null = '/me/following?type=artist&limit=25'
    while (next) {
      const { artists }: { artists: CursorPage<Artist> } = (await call(`GET ${below(next)}`)).json()
      ids.push(...artists.items.map(({ id }) => id))
      next = artists.next
    }
    expect(ids).toEqual(account('ada').library.artist.rows.map(({ item }) => item.id))
  })

  test('go back through what was played, by milliseconds', async () => {
    const { call } = await createTestWebApi()
    const page = (await call('GET /me/player/recently-played?limit=30')).json()
    const older = (await call(`GET ${below(page.next)}`)).json()
    expect(page.cursors).toEqual({
      after: String(Date.parse(page.items[0].played_at)),
      before: String(Date.parse(page.items[29].played_at)),
    })
    expect(older.items).toHaveLength(20)
    expect(Date.parse(older.items[0].played_at)).toBeLessThan(Number(page.cursors.before))
    expect(older.next).toBeNull()
  })

  test('lead on from a full page, although nothing follows', async () => {
    const { call } = await createTestWebApi()
    const page = (await call('GET /me/player/recently-played?limit=50')).json()
    expect(page.items).toHaveLength(50)
    const beyond = (await call(`GET ${below(page.next)}`)).json()
    expect(beyond).toMatchObject({ items: [], next: null, cursors: null })
  })

  test('find what was played since', async () => {
    const { call, clock } = await createTestWebApi()
    const { cursors } = (await call('GET /me/player/recently-played?limit=1')).json()
    clock.advance(10 * 60_000)
    const { items } = (await call(`GET /me/player/recently-played?after=${cursors.after}`)).json()
    expect(items.at(-1).track.name).toBe('Paper Lanterns')
  })

  test('go forward from a cursor to the newest play, and say where to go on', async () => {
    const { call } = await createTestWebApi()
    const { items: all } = (await call('GET /me/player/recently-played?limit=50')).json()
    const seen: unknown[] = []
    let path = `/me/player/recently-played?limit=20&after=${Date.parse(all.at(-1).played_at)}`
    while (path) {
      const page = (await call(`GET ${path}`)).json()
      seen.unshift(...page.items)
      expect(page.next === null || page.next.endsWith(`after=${page.cursors.after}`)).toBe(true)
      path = page.next && below(page.next)
    }
    expect(seen).toEqual(all.slice(0, -1))
  })

  test('are null, with nothing in the page, beyond either end', async () => {
    const { call } = await createTestWebApi()
    for (const cursor of ['before=1', 'after=4000000000000']) {
      const page = (await call(`GET /me/player/recently-played?${cursor}`)).json()
      expect(page).toMatchObject({ items: [], next: null, cursors: null })
    }
    expect((await call('GET /me/following?type=artist&limit=50&after=nobody')).json().artists).toMatchObject({
      items: { length: 50 },
      cursors: { after: expect.any(String) },
    })
  })

  test.each(['before', 'after'])('that are no time are refused: %s', async (name) => {
    const { call } = await createTestWebApi()
    for (const cursor of ['x', '-1', '1.5', '']) {
      const refused = await call(`GET /me/player/recently-played?${name}=${cursor}`)
      expect(refused.json()).toEqual({ error: { status: 400, message: `Invalid ${name} cursor` } })
    }
  })

  test('take one direction at a time', async () => {
    const { call } = await createTestWebApi()
    expect((await call('GET /me/player/recently-played?after=1&before=2')).statusCode).toBe(400)
  })
})
