import { expect, test } from 'vitest'
import { createTestWebApi } from './testing.ts'

test('in development mode Spotify’s own playlists are not there, but can be played', async () => {
  const { call, playlist } = await createTestWebApi('development')
  const { id } = playlist('Quiet hours')
  const uri = `spotify:playlist:${id}`
  for (const path of [`/playlists/${id}`, `/playlists/${id}/items`, `/playlists/${id}/images`]) {
    expect((await call(`GET ${path}`)).json(), path).toEqual({ error: { status: 404, message: 'Resource not found' } })
  }
  expect((await call(`PUT /me/library?uris=${uri}`)).statusCode).toBe(404)
  expect((await call('GET /search?q=quiet%20hours&type=playlist')).json().playlists.total).toBe(0)
  expect((await call('PUT /me/player/play', { body: { context_uri: uri } })).statusCode).toBe(204)
})

test('in extended mode they are featured, found, read and followed', async () => {
  const { call } = await createTestWebApi('extended')
  const { playlists } = (await call('GET /browse/featured-playlists')).json()
  for (const { owner } of playlists.items) expect(owner.id).toBe('spotify')
  const [{ id, name }] = playlists.items
  expect((await call(`GET /playlists/${id}/tracks`)).json().total).toBe(50)
  expect((await call(`GET /search?q=${encodeURIComponent(name)}&type=playlist`)).json().playlists.items[0].id).toBe(id)
  await call(`PUT /playlists/${id}/followers`)
  expect((await call(`GET /playlists/${id}/followers/contains`)).json()).toEqual([true])
})
