import { expect, test } from 'vitest'
import { createTestWebApi } from './testing.ts'

const at = (id: string | undefined, added_at: unknown) => ({ id, added_at })

test('tracks saved with a time stand where it puts them, whatever ids say', async () => {
  const { call, world } = await createTestWebApi('extended')
  const [old, recent, ignored] = world.catalogue.wellKnown.map(({ id }) => id)
  const timestamped_ids = [at(old, '2020-01-15T14:30:00Z'), at(recent, '2025-01-15T15:30:00+01:00')]
  const saved = await call('PUT /me/tracks', { as: 'cleo', body: { timestamped_ids, ids: [ignored] } })
  expect(saved.statusCode).toBe(200)
  const { items } = (await call('GET /me/tracks', { as: 'cleo' })).json()
  expect(items).toMatchObject([
    { added_at: '2025-01-15T14:30:00Z', track: { id: recent } },
    { added_at: '2020-01-15T14:30:00Z', track: { id: old } },
  ])
  expect(items).toHaveLength(2)
})

test.each([
  ['nothing', []],
  ['no list', 'all of them'],
  ['an id that is none', [at('short', '2020-01-15T14:30:00Z')]],
  ['no time', [at('0'.repeat(22), undefined)]],
  ['a date alone', [at('0'.repeat(22), '2020-01-15')]],
  ['what sounds like a time', [at('0'.repeat(22), '2020-99-99T99:99:99Z')]],
  ['51 of them', Array.from({ length: 51 }, () => at('0'.repeat(22), '2020-01-15T14:30:00Z'))],
])('%s with a time is refused', async (_, timestamped_ids) => {
  const { call } = await createTestWebApi('extended')
  expect((await call('PUT /me/tracks', { body: { timestamped_ids } })).statusCode).toBe(400)
})

test('ids may come as a bare list, as the oldest clients send them', async () => {
  const { call, world } = await createTestWebApi('extended')
  const ids = world.catalogue.albums.slice(0, 2).map(({ id }) => id)
  expect((await call('PUT /me/albums', { as: 'cleo', body: ids })).statusCode).toBe(200)
  expect((await call(`GET /me/albums/contains?ids=${ids}`, { as: 'cleo' })).json()).toEqual([true, true])
  expect((await call('PUT /me/albums', { body: [1, 2] })).statusCode).toBe(400)
})
