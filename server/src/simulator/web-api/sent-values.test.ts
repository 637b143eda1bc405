import { describe, expect, test } from 'vitest'
import { createTestWebApi } from './testing.ts'

const api = await createTestWebApi('extended')
const [first = '', second = ''] = api.world.catalogue.tracks.map(({ id }) => id)
const rows = (name = 'Slow mornings') => `/playlists/${api.playlist(name).id}/tracks`

const trackOf = { name: expect.any(String), href: expect.any(String) }
const albumKept = expect.not.objectContaining({ name: expect.anything() })

/** The reference's own examples first; `{…}` of the playlist itself, `items(…)` of its rows. */
const selections: readonly (readonly [path: string, fields: string, kept: unknown])[] = [
  ['', 'description,uri', { description: 'Coffee first.', uri: expect.any(String) }],
  [
    '',
    'tracks.items(added_at,added_by.id)',
    { tracks: { items: expect.arrayContaining([{ added_at: expect.any(String), added_by: { id: 'ada' } }]) } },
  ],
  [
    '',
    'tracks.items(track(name,href,album(name,href)))',
    { tracks: { items: expect.arrayContaining([{ track: { ...trackOf, album: trackOf } }]) } },
  ],
  [
    '',
    'tracks.items(track(name,href,album(!name,href)))',
    { tracks: { items: expect.arrayContaining([{ track: { ...trackOf, album: albumKept } }]) } },
  ],
  [
    '/tracks',
    'items(track(name,album(!name,href)))',
    { items: [{ track: { name: expect.any(String), album: albumKept } }] },
  ],
  ['/tracks', ' items ( added_by . id ) , total ', { items: [{ added_by: { id: 'ada' } }], total: 64 }],
  ['/tracks', 'total,total,limit', { total: 64, limit: 1 }],
  ['/tracks', 'items.track.name', { items: [{ track: { name: expect.any(String) } }] }],
  ['/tracks', 'nothing,items(nothing)', { items: [{}] }],
  [
    '/tracks',
    '!items',
    { href: expect.any(String), limit: 1, next: expect.any(String), offset: 0, previous: null, total: 64 },
  ],
  ['/tracks', '!items,!href,!next', { limit: 1, offset: 0, previous: null, total: 64 }],
  [
    '/tracks',
    'items(!track,!added_by)',
    {
      items: [{ added_at: expect.any(String), is_local: false, primary_color: null, video_thumbnail: { url: null } }],
    },
  ],
  ['/tracks', 'items(added_by(!external_urls,!href,!uri))', { items: [{ added_by: { id: 'ada', type: 'user' } }] }],
  [
    '/tracks',
    'items(!track.album,!track.artists,!added_by,track)',
    {
      items: [
        {
          added_at: expect.any(String),
          is_local: false,
          primary_color: null,
          video_thumbnail: { url: null },
          track: expect.not.objectContaining({ album: expect.anything() }),
        },
      ],
    },
  ],
]

test.each(selections)('GET {playlist}%s?fields=%s', async (path, fields, kept) => {
  const address = `/playlists/${api.playlist('Slow mornings').id}${path}`
  const answer = await api.call(`GET ${address}?limit=1&fields=${encodeURIComponent(fields)}`)
  expect(answer.json()).toEqual(kept)
})

test('a name that is left out is gone, and one beside it stays', async () => {
  const answer = await api.call(`GET ${rows()}?limit=1&fields=items(track(album(!name,href)))`)
  expect(Object.keys(answer.json().items[0].track.album)).toContain('href')
  expect(Object.keys(answer.json().items[0].track.album)).not.toContain('name')
})

test.each(['items(track(!))', '!', 'items(!!track)', '!(items)', 'items!', 'total,!'])(
  'fields=%s can’t be read',
  async (fields) => {
    expect((await api.call(`GET ${rows()}?fields=${fields}`)).statusCode).toBe(400)
  },
)

/** Comma lists, with what they mean. */
const lists: readonly (readonly [written: string, ids: readonly string[] | number])[] = [
  [`${first}`, [first]],
  [`${first},${second}`, [first, second]],
  [` ${first} , ${second} `, [first, second]],
  [`${first},,${second}`, 400],
  [`${first},`, 400],
  [`${first},${first}`, [first, first]],
  [`${first}&ids=${second}`, [first]],
  ['', 400],
  [',', 400],
  [' ', 400],
  ['x', 400],
  [`${first};${second}`, 400],
]

test.each(lists)('ids=%s', async (written, expected) => {
  const answer = await api.call(`GET /tracks?ids=${written.replaceAll(' ', '%20')}`)
  const got = answer.statusCode === 200 ? answer.json().tracks.map(({ id }: { id: string }) => id) : answer.statusCode
  expect(got).toEqual(expected)
})

/** A page's numbers; the rest of the row is the limit and offset of the answer, or its message. */
const pages: readonly (readonly [query: string, limit: number | string, offset?: number])[] = [
  ['', 20, 0],
  ['limit=1', 1, 0],
  ['limit=50&offset=7', 50, 7],
  ['offset=99999', 20, 99_999],
  ['limit=5&limit=10', 5, 0],
  ['limit=0', 'Invalid limit'],
  ['limit=51', 'Invalid limit'],
  ['limit=-1', 'Invalid limit'],
  ['limit=ten', 'Invalid limit'],
  ['limit=1.5', 'Invalid limit'],
  ['limit=', 'Invalid limit'],
  ['limit=1e1', 'Invalid limit'],
  ['offset=-1', 'Invalid offset'],
  ['offset=x', 'Invalid offset'],
  ['offset=99999999999999999999', 'Invalid offset'],
]

test.each(pages)('GET /me/tracks?%s', async (query, limit, offset) => {
  const answer = await api.call(`GET /me/tracks?${query}`)
  if (typeof limit === 'string') expect(answer.json()).toEqual({ error: { status: 400, message: limit } })
  else expect(answer.json()).toMatchObject({ limit, offset })
})

describe('the links of a search', () => {
  test('lead to one kind each, and call the search `query`', async () => {
    const { tracks, artists } = (await api.call('GET /search?q=the%20sea&type=track,artist&limit=1&market=SE')).json()
    const link = new URL(tracks.href)
    expect(Object.fromEntries(link.searchParams)).toEqual({
      query: 'the sea',
      type: 'track',
      market: 'SE',
      offset: '0',
      limit: '1',
    })
    expect(new URL(artists.href).searchParams.get('type')).toBe('artist')
    const again = (await api.call(`GET ${link.pathname.replace('/v1', '')}${link.search}`)).json()
    expect(again).toEqual({ tracks })
  })

  test.each([
    ['offset=990&limit=10', 200],
    ['offset=1000&limit=0', 200],
    ['offset=991&limit=10', 400],
    ['offset=1000', 400],
    ['offset=100000', 400],
    ['limit=0', 200],
  ])('%s: %i, because results end at 1,000', async (query, status) => {
    expect((await api.call(`GET /search?q=the&type=track&${query}`)).statusCode).toBe(status)
  })
})

describe('a body', () => {
  const uris = [`spotify:track:${first}`, `spotify:track:${second}`]
  const total = async (name: string) => (await api.call(`GET ${rows(name)}?limit=1`)).json().total

  test('may be the bare list of what to add or to put in place', async () => {
    expect((await api.call(`PUT ${rows('Trains')}`, { body: uris })).statusCode).toBe(200)
    expect(await total('Trains')).toBe(2)
    expect((await api.call(`POST ${rows('Trains')}`, { body: uris })).statusCode).toBe(201)
    expect(await total('Trains')).toBe(4)
  })

  test('is ignored where the address names the URIs, with blanks and nothing between commas', async () => {
    const query = `uris=${encodeURIComponent(` ${uris[0]} ,,${uris[1]},`)}&position=0`
    expect((await api.call(`POST ${rows('Trains')}?${query}`, { body: { uris: ['x'] } })).statusCode).toBe(201)
    expect(await total('Trains')).toBe(6)
  })

  test.each([
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/octet-stream',
    'nonsense',
  ])('is read as JSON, called %s', async (type) => {
    const headers = { 'content-type': type }
    const body = JSON.stringify({ uris })
    expect((await api.call(`PUT ${rows('Trains')}`, { body, headers })).statusCode).toBe(200)
  })

  const unreadable: readonly (readonly [call: string, body: string, message: string])[] = [
    [`POST ${rows('Trains')}`, 'uris=x', 'Error parsing JSON.'],
    [`PUT ${rows('Trains')}`, '{', 'Error parsing JSON.'],
    [`PUT ${rows('Trains')}`, '[', 'Error parsing JSON.'],
    [`POST ${rows('Trains')}`, '"text"', 'Error parsing JSON.'],
    [`DELETE ${rows('Trains')}`, '[]', 'Error parsing JSON.'],
    ['POST /me/playlists', 'name=x', 'Error parsing JSON.'],
    ['PUT /me/tracks', 'ids=x', 'Error parsing JSON.'],
    ['PUT /me/player/play', 'uris=x', 'Malformed json'],
    ['PUT /me/player', '[]', 'Malformed json'],
    [`POST ${rows('Trains')}`, '[1]', 'Invalid value for field: uris'],
    [`POST ${rows('Trains')}`, '{"uris":"x"}', 'Invalid value for field: uris'],
    [`POST ${rows('Trains')}`, '["x"]', 'Invalid track uri: x'],
  ]

  test.each(unreadable)('%s %s: %s', async (call, body, message) => {
    expect((await api.call(call, { body })).json()).toEqual({ error: { status: 400, message } })
  })
})
