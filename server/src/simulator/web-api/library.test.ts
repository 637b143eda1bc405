import { expect, test } from 'vitest'
import { createTestWebApi } from './testing.ts'

test('what is saved is contained, and what is removed is not', async () => {
  const { call, world } = await createTestWebApi()
  const { albums, artists, shows } = world.catalogue
  const uris = [
    `spotify:album:${albums[3]?.id}`,
    `spotify:artist:${artists[3]?.id}`,
    `spotify:show:${shows[3]?.id}`,
    'spotify:user:olla',
  ].join(',')
  const contained = async () => (await call(`GET /me/library/contains?uris=${uris}`, { as: 'cleo' })).json()
  expect(await contained()).toEqual([false, false, false, false])
  expect((await call(`PUT /me/library?uris=${uris}`, { as: 'cleo' })).statusCode).toBe(200)
  expect(await contained()).toEqual([true, true, true, true])
  expect((await call('GET /me/following?type=artist', { as: 'cleo' })).json().artists.total).toBe(1)
  expect((await call(`DELETE /me/library?uris=${uris}`, { as: 'cleo' })).statusCode).toBe(200)
  expect(await contained()).toEqual([false, false, false, false])
})

test('what was saved last comes first', async () => {
  const { call, world, clock } = await createTestWebApi()
  const track = world.catalogue.wellKnown[4]
  clock.advance(1000)
  await call(`PUT /me/library?uris=spotify:track:${track?.id}`)
  const { items } = (await call('GET /me/tracks?limit=1')).json()
  expect(items[0]).toMatchObject({ added_at: '2026-11-23T12:00:01Z', track: { name: 'The Long Way Home' } })
})

test('a playlist is followed and unfollowed; it can’t be deleted', async () => {
  const { call, playlist } = await createTestWebApi()
  const { id } = playlist('Kitchen loud')
  await call(`PUT /me/library?uris=spotify:playlist:${id}`, { as: 'cleo' })
  expect((await call('GET /me/playlists', { as: 'cleo' })).json().items[0].id).toBe(id)
  await call(`DELETE /me/library?uris=spotify:playlist:${id}`)
  expect((await call('GET /me/playlists')).json().total).toBe(41)
  expect((await call(`GET /playlists/${id}`)).statusCode).toBe(200)
})

test('the private playlist of another account can’t be followed', async () => {
  const { call, playlist } = await createTestWebApi()
  const uri = `spotify:playlist:${playlist('Slow mornings').id}`
  expect((await call(`PUT /me/library?uris=${uri}`, { as: 'cleo' })).statusCode).toBe(404)
})

test('where one of several doesn’t exist nothing is saved', async () => {
  const { call, world, account } = await createTestWebApi()
  const uris = `spotify:track:${world.catalogue.tracks[0]?.id},spotify:track:0000000000000000000000`
  expect((await call(`PUT /me/library?uris=${uris}`, { as: 'cleo' })).statusCode).toBe(404)
  expect(account('cleo').library.track.rows).toEqual([])
})

test('40 URIs at a time', async () => {
  const { call, world } = await createTestWebApi()
  const uris = (count: number) =>
    world.catalogue.tracks
      .slice(0, count)
      .map(({ id }) => `spotify:track:${id}`)
      .join(',')
  expect((await call(`GET /me/library/contains?uris=${uris(40)}`)).json()).toHaveLength(40)
  for (const method of ['GET /me/library/contains', 'PUT /me/library', 'DELETE /me/library']) {
    expect((await call(`${method}?uris=${uris(41)}`)).statusCode).toBe(400)
  }
})

test.each([
  '',
  'uris=',
  'uris=spotify:track:short',
  'uris=spotify:chapter:0000000000000000000000',
  'uris=track:0000000000000000000000',
  'uris=spotify:track:0000000000000000000000,',
])('"%s" is refused', async (query) => {
  const { call } = await createTestWebApi()
  expect((await call(`PUT /me/library?${query}`)).statusCode).toBe(400)
})
