import { expect, test } from 'vitest'
import { createTestWebApi } from './testing.ts'

test('finds by words of the title and of whoever made it, in any order', async () => {
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
  ['q=the&type=song', 'Bad search type field'],
  ['q=the&type=toString', 'Bad search type field'],
])('%s is refused: %s', async (query, message) => {
  const { call } = await createTestWebApi()
  expect((await call(`GET /search?${query}`)).json()).toEqual({ error: { status: 400, message } })
})
