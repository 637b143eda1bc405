import { expect, test } from 'vitest'
import type * as Contract from '../../../contract/web-api.ts'
import type { Settings } from '../settings.ts'
import type { Entity } from '../world/entities.ts'
import { albumObject, artistObject, trackObject } from './objects/music.ts'
import { playlistObject } from './objects/playlist.ts'
import { episodeObject } from './objects/show.ts'
import { createTestWebApi } from './testing.ts'

/** Fields that Spotify took away from clients in development mode. */
const withdrawn: [Entity['kind'], string[]][] = [
  ['track', ['available_markets', 'popularity', 'preview_url']],
  ['album', ['available_markets', 'label', 'popularity']],
  ['artist', ['followers', 'popularity']],
  ['show', ['available_markets', 'publisher']],
  ['audiobook', ['available_markets', 'publisher']],
  ['chapter', ['available_markets']],
]

async function get(mode: Settings['mode'], kind: Entity['kind']) {
  const { call, world } = await createTestWebApi(mode)
  const { tracks, albums, artists, shows, episodes, audiobooks } = world.catalogue
  const [chapter] = audiobooks[0]?.chapters ?? []
  const things = {
    track: tracks[0],
    album: albums[0],
    artist: artists[0],
    show: shows[0],
    episode: episodes[0],
    audiobook: audiobooks[0],
    chapter,
  }
  return (await call(`GET /${kind}s/${things[kind]?.id}`)).json()
}

test.each(withdrawn)('a %s has %j in extended mode only', async (kind, fields) => {
  const [development, extended] = [await get('development', kind), await get('extended', kind)]
  expect(Object.keys(development)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(new RegExp(`^(${fields.join('|')})$`))]),
  )
  expect(Object.keys(extended)).toEqual(expect.arrayContaining(fields))
})

test('the profile grows by scopes in extended mode, and not at all in development mode', async () => {
  const fields = async (mode: Settings['mode'], scopes: ('user-read-private' | 'user-read-email')[]) => {
    const { call } = await createTestWebApi(mode)
    return Object.keys((await call('GET /me', { scopes })).json())
  }
  const gated = ['country', 'product', 'explicit_content', 'email']
  const both = ['user-read-private', 'user-read-email'] as const
  expect(await fields('development', [...both])).not.toEqual(
    expect.arrayContaining([expect.stringMatching(gated.join('|'))]),
  )
  expect(await fields('extended', [])).not.toEqual(expect.arrayContaining([expect.stringMatching(gated.join('|'))]))
  expect(await fields('extended', ['user-read-email'])).toEqual(expect.arrayContaining(['email']))
  expect(await fields('extended', [...both])).toEqual(expect.arrayContaining(gated))
})

test('a playlist has items in development mode and tracks in extended mode', async () => {
  const contents = async (mode: Settings['mode']) => {
    const { call, playlist } = await createTestWebApi(mode)
    const one = (await call(`GET /playlists/${playlist('One song').id}`)).json()
    const [listed] = (await call('GET /me/playlists?limit=1')).json().items
    return { one, listed }
  }
  const [development, extended] = [await contents('development'), await contents('extended')]
  expect(development).toMatchObject({
    one: { items: { items: [{ item: { type: 'track' } }] } },
    listed: { items: { total: 10_000 } },
  })
  expect(extended).toMatchObject({
    one: { tracks: { items: [{ track: { type: 'track' } }] } },
    listed: { tracks: { total: 10_000 } },
  })
  expect(development.one).not.toHaveProperty('tracks')
  expect(extended.one).not.toHaveProperty('items')
})

test('saved tracks and plays keep their old name in both modes', async () => {
  const { call } = await createTestWebApi()
  expect((await call('GET /me/tracks?limit=1')).json().items[0]).toHaveProperty('track.name')
  expect((await call('GET /me/player/recently-played?limit=1')).json().items[0]).toHaveProperty('track.name')
})

test('an episode tells how far one came where the scope is granted', async () => {
  const { call, account } = await createTestWebApi()
  const path = `GET /episodes/${account('ada').library.episode.rows[1]?.item.id}`
  expect((await call(path)).json().resume_point).toMatchObject({
    fully_played: false,
    resume_position_ms: expect.any(Number),
  })
  expect((await call(path, { scopes: [] })).json()).not.toHaveProperty('resume_point')
})

test('objects are what the contract says they are', async () => {
  const { world, account, playlist } = await createTestWebApi()
  const { tracks, albums, artists, episodes } = world.catalogue
  const view = {
    origin: 'http://localhost:8889',
    mode: 'development',
    account: account('ada'),
    scopes: new Set<string>(),
  } as const
  // The compiler does the checking: each line fails to compile where the two disagree.
  const objects: [
    Contract.Track[],
    Contract.SimplifiedAlbum[],
    Contract.Artist[],
    Contract.Episode[],
    Contract.Playlist,
  ] = [
    tracks.slice(0, 1).map((track) => trackObject(track, view)),
    albums.slice(0, 1).map((album) => albumObject(album, view)),
    artists.slice(0, 1).map((artist) => artistObject(artist, view)),
    episodes.slice(0, 1).map((episode) => episodeObject(episode, view)),
    playlistObject(playlist('Trains'), view),
  ]
  expect(objects.flat()).toHaveLength(5)
})
