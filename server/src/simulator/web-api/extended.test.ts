import { describe, expect, test } from 'vitest'
import { type OperationId, operation, operationIds } from '../../../contract/operations.ts'
import { scopes as allScopes, type Scope } from '../../../contract/scopes.ts'
import { createTestWebApi, type TestWebApi } from './testing.ts'

interface RemovedCase {
  id: OperationId
  path?: (api: TestWebApi) => string
  body?: (api: TestWebApi) => unknown
  status?: number
  needs?: Scope[]
}

type Kind = 'track' | 'album' | 'artist' | 'show' | 'episode' | 'audiobook'
const idOf = ({ world }: TestWebApi, kind: Kind, nth = 0) => world.catalogue[`${kind}s`][nth]?.id
const ids = (path: string, kind: Kind) => (api: TestWebApi) => `${path}?ids=${idOf(api, kind)},${idOf(api, kind, 1)}`
const playlistPath = (name: string, rest: string) => (api: TestWebApi) => `/playlists/${api.playlist(name).id}${rest}`
const aTrack = (api: TestWebApi) => ({ uris: [`spotify:track:${idOf(api, 'track')}`] })
const modify: Scope[] = ['user-library-modify']
const read: Scope[] = ['user-library-read']

const saved = (kind: Kind, name: 'tracks' | 'albums' | 'episodes' | 'shows' | 'audiobooks'): RemovedCase[] => [
  { id: `save-${name}-user`, path: ids(`/me/${name}`, kind), needs: modify },
  { id: `remove-${name}-user`, path: ids(`/me/${name}`, kind), needs: modify },
  { id: `check-users-saved-${name}`, path: ids(`/me/${name}/contains`, kind), needs: read },
]

const cases: RemovedCase[] = [
  ...saved('track', 'tracks'),
  ...saved('album', 'albums'),
  ...saved('episode', 'episodes'),
  ...saved('show', 'shows'),
  ...saved('audiobook', 'audiobooks'),
  { id: 'get-multiple-albums', path: ids('/albums', 'album') },
  { id: 'get-multiple-artists', path: ids('/artists', 'artist') },
  { id: 'get-several-tracks', path: ids('/tracks', 'track') },
  { id: 'get-multiple-shows', path: ids('/shows', 'show') },
  { id: 'get-multiple-episodes', path: ids('/episodes', 'episode') },
  { id: 'get-multiple-audiobooks', path: ids('/audiobooks', 'audiobook') },
  {
    id: 'get-several-chapters',
    path: ({ world }) => `/chapters?ids=${world.catalogue.audiobooks[0]?.chapters[0]?.id}`,
  },
  {
    id: 'follow-artists-users',
    path: (api) => `/me/following?type=artist&ids=${idOf(api, 'artist')}`,
    status: 204,
    needs: ['user-follow-modify'],
  },
  {
    id: 'unfollow-artists-users',
    path: () => '/me/following?type=user&ids=kitchen.radio',
    status: 204,
    needs: ['user-follow-modify'],
  },
  {
    id: 'check-current-user-follows',
    path: () => '/me/following/contains?type=user&ids=olla',
    needs: ['user-follow-read'],
  },
  { id: 'get-playlists-tracks', path: playlistPath('Trains', '/tracks?limit=100'), needs: ['playlist-read-private'] },
  {
    id: 'add-tracks-to-playlist',
    path: playlistPath('Trains', '/tracks'),
    body: aTrack,
    status: 201,
    needs: ['playlist-modify-private'],
  },
  {
    id: 'reorder-or-replace-playlists-tracks',
    path: playlistPath('Trains', '/tracks'),
    body: aTrack,
    needs: ['playlist-modify-private'],
  },
  {
    id: 'remove-tracks-playlist',
    path: playlistPath('Trains', '/tracks'),
    body: (api) => ({ tracks: aTrack(api).uris.map((uri) => ({ uri })) }),
    needs: ['playlist-modify-private'],
  },
  { id: 'follow-playlist', path: playlistPath('Kitchen loud', '/followers'), needs: ['playlist-modify-public'] },
  {
    id: 'follow-playlist',
    path: playlistPath('Kitchen loud', '/followers'),
    body: () => ({ public: false }),
    needs: ['playlist-modify-private'],
  },
  { id: 'unfollow-playlist', path: playlistPath('Kitchen loud', '/followers'), needs: ['playlist-modify-public'] },
  { id: 'check-if-user-follows-playlist', path: playlistPath('Kitchen loud', '/followers/contains') },
  { id: 'get-users-profile', path: () => '/users/olla' },
  { id: 'get-list-users-playlists', path: () => '/users/ada/playlists' },
  {
    id: 'create-playlist-for-user',
    path: () => '/users/ada/playlists',
    body: () => ({ name: 'New' }),
    status: 201,
    needs: ['playlist-modify-public'],
  },
  { id: 'get-an-artists-top-tracks', path: (api) => `/artists/${idOf(api, 'artist')}/top-tracks` },
  { id: 'get-an-artists-related-artists', path: (api) => `/artists/${idOf(api, 'artist')}/related-artists` },
  { id: 'get-new-releases' },
  { id: 'get-categories' },
  { id: 'get-a-category', path: () => '/browse/categories/night-jazz' },
  { id: 'get-a-categories-playlists', path: () => '/browse/categories/night-jazz/playlists' },
  { id: 'get-featured-playlists' },
  { id: 'get-recommendation-genres' },
  { id: 'get-recommendations', path: (api) => `/recommendations?seed_tracks=${idOf(api, 'track')}` },
  { id: 'get-audio-features', path: (api) => `/audio-features/${idOf(api, 'track')}` },
  { id: 'get-several-audio-features', path: ids('/audio-features', 'track') },
  { id: 'get-available-markets' },
  { id: 'get-audio-analysis', path: (api) => `/audio-analysis/${idOf(api, 'track')}` },
]

async function carryOut({ id, path, body }: RemovedCase, scopes: readonly Scope[]) {
  const api = await createTestWebApi('extended')
  const { method, path: template } = operation(id)
  return api.call(`${method} ${path?.(api) ?? template}`, { scopes, body: body?.(api) })
}

test.each(cases)('$id answers in extended mode with $needs', async (removedCase) => {
  const answer = await carryOut(removedCase, removedCase.needs ?? [])
  expect(answer.statusCode, answer.body).toBe(removedCase.status ?? 200)
})

test.each(cases.filter(({ needs }) => needs))(
  '$id is refused without $needs',
  async ({ needs = [], ...removedCase }) => {
    const answer = await carryOut(
      removedCase,
      allScopes.filter((scope) => !needs.includes(scope)),
    )
    expect(answer.json()).toEqual({ error: { status: 403, message: 'Insufficient client scope' } })
  },
)

test('every operation that was removed is among the cases', () => {
  const removed = operationIds.filter((id) => operation(id).removedSince)
  expect(new Set(cases.map(({ id }) => id))).toEqual(new Set(removed))
})

describe('several at once', () => {
  test('come in the order asked for, with null for what is not there', async () => {
    const api = await createTestWebApi('extended')
    const [first, second] = [idOf(api, 'track', 0), idOf(api, 'track', 1)]
    const { tracks } = (await api.call(`GET /tracks?ids=${second},0000000000000000000000,${first}`)).json()
    expect(tracks.map((track: { id: string } | null) => track?.id)).toEqual([second, undefined, first])
  })

  test('are at most 20 albums and 50 of anything else', async () => {
    const api = await createTestWebApi('extended')
    const many = (count: number) => Array.from({ length: count }, () => '0000000000000000000000').join(',')
    const status = async (path: string) => (await api.call(`GET ${path}`)).statusCode
    expect([await status(`/albums?ids=${many(20)}`), await status(`/albums?ids=${many(21)}`)]).toEqual([200, 400])
    expect([await status(`/tracks?ids=${many(50)}`), await status(`/tracks?ids=${many(51)}`)]).toEqual([200, 400])
  })
})

test('what is followed privately is unfollowed with the scope for private playlists', async () => {
  const { call, playlist } = await createTestWebApi('extended')
  const path = `/playlists/${playlist('Kitchen loud').id}/followers`
  await call(`PUT ${path}`, { as: 'cleo', body: { public: false } })
  expect((await call(`DELETE ${path}`, { as: 'cleo', scopes: ['playlist-modify-public'] })).statusCode).toBe(403)
  expect((await call(`DELETE ${path}`, { as: 'cleo', scopes: ['playlist-modify-private'] })).statusCode).toBe(200)
})

test('the list of one’s playlists widens with each scope', async () => {
  const { call } = await createTestWebApi('extended')
  const total = async (scopes: Scope[]) => (await call('GET /users/ada/playlists', { scopes })).json().total
  const totals = [
    await total([]),
    await total(['playlist-read-private']),
    await total(['playlist-read-private', 'playlist-read-collaborative']),
  ]
  expect(totals[2]).toBe(42)
  expect(totals).toEqual(totals.toSorted((one, other) => one - other))
  expect(new Set(totals).size).toBe(3)
})

test('an account creates no playlists for another account', async () => {
  const { call } = await createTestWebApi('extended')
  expect((await call('POST /users/ben/playlists', { body: { name: 'For you' } })).statusCode).toBe(403)
})
