import { expect, test } from 'vitest'
import { createTestWebApi } from './testing.ts'

test('finds by words of the title and of the names of its makers, in any order', async () => {
  const { call } = await createTestWebApi()
  const { tracks } = (await call('GET /search?type=track&q=SOLANO%20lanterns')).json()
  expect(tracks.items[0]).toMatchObject({ name: 'Paper Lanterns', artists: [{ name: 'Mira Solano' }] })
})

test('finds what is written with accents or in other letters', async () => {
  const { call } = await createTestWebApi()
  const names = async (type: string, query: string) => {
    const answer = (await call(`GET /search?type=${type}&q=${encodeURIComponent(query)}`)).json()
    return answer[`${type}s`].items.map(({ name }: { name: string }) => name)
  }
  expect(await names('artist', 'nandu nono')).toEqual(['Ñandú Ñoño'])
  expect(await names('playlist', '散歩')).toEqual(['深夜の散歩'])
})

const found = async (type: string, query: string) => {
  const { call } = await createTestWebApi('extended')
  const answer = (await call(`GET /search?limit=50&type=${type}&q=${encodeURIComponent(query)}`)).json()
  return answer[`${type}s`].items
}

test.each([
  ['track', 'artist:"Mira Solano" lanterns'],
  ['track', 'paper lanterns ARTIST:solano'],
  ['track', 'track:Paper Lanterns artist:Mira Solano album:Lanterns'],
  ['album', 'album:lanterns artist:mira'],
  ['artist', 'artist:"mira solano"'],
])('filters %ss by fields: %s', async (type, query) => {
  const names = { track: 'Paper Lanterns', album: 'Lanterns', artist: 'Mira Solano' }
  expect((await found(type, query))[0].name).toBe(Reflect.get(names, type))
})

test('a filter looks into its own field only', async () => {
  expect(await found('track', 'track:solano lanterns')).toEqual([])
  expect(await found('album', 'album:solano artist:lanterns')).toEqual([])
})

test('filters by year, by identifiers and by genre', async () => {
  for (const { release_date } of await found('album', 'year:1990-1994')) expect(release_date).toMatch(/^199[0-4]/)
  expect(await found('album', 'year:1990-1994')).toHaveLength(50)
  for (const { album } of await found('track', 'the year:2024')) expect(album.release_date).toMatch(/^2024/)
  const [track] = await found('track', 'artist:"Mira Solano"')
  expect(await found('track', `isrc:${track.external_ids.isrc}`)).toEqual([track])
  for (const { genres } of await found('artist', 'genre:"harbour pop"')) expect(genres).toContain('harbour pop')
  expect(await found('album', 'year:soon')).toEqual([])
})

test('where a kind has no such field, its words are words like any others', async () => {
  expect((await found('playlist', 'artist:kitchen loud'))[0].name).toBe('Kitchen loud')
})

test('has one list for each type asked for', async () => {
  const { call } = await createTestWebApi()
  const types = ['album', 'artist', 'playlist', 'track', 'show', 'episode', 'audiobook']
  const answer = (await call(`GET /search?q=the&type=${types}&limit=1`)).json()
  expect(Object.keys(answer).toSorted()).toEqual(types.map((type) => `${type}s`).toSorted())
  for (const page of Object.values(answer)) expect(page).toMatchObject({ limit: 1, items: [expect.anything()] })
})

test('does not find what is private to others', async () => {
  const { call } = await createTestWebApi()
  const found = async (as: string) =>
    (await call('GET /search?q=slow%20mornings&type=playlist', { as })).json().playlists.total
  expect([await found('ada'), await found('ben')]).toEqual([1, 0])
})

test.each([
  ['type=track', 'No search query'],
  ['q=%20&type=track', 'No search query'],
  ['q=the', 'Missing parameter type'],
  ['q=the&type=song', 'Bad search type field song'],
  ['q=the&type=toString', 'Bad search type field toString'],
])('%s is refused: %s', async (query, message) => {
  const { call } = await createTestWebApi()
  expect((await call(`GET /search?${query}`)).json()).toEqual({ error: { status: 400, message } })
})
