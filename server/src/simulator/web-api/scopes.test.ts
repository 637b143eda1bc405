import { expect, test } from 'vitest'
import { type OperationId, operation, operationIds } from '../../../contract/operations.ts'
import { scopes as allScopes, type Scope } from '../../../contract/scopes.ts'
import { createTestWebApi, type TestWebApi } from './testing.ts'

interface ScopeCase {
  id: OperationId
  path?: (api: TestWebApi) => string
  body?: unknown
  needs: Scope[]
}

const anId = ({ world }: TestWebApi) => {
  const { tracks, albums, artists, shows, episodes, audiobooks } = world.catalogue
  return {
    track: tracks[0],
    album: albums[0],
    artist: artists[0],
    show: shows[0],
    episode: episodes[0],
    audiobook: audiobooks[0],
  }
}
const uri = (api: TestWebApi, kind: 'track' | 'album' | 'artist' | 'episode') =>
  `spotify:${kind}:${anId(api)[kind]?.id}`
const publicOne = (api: TestWebApi) => `/playlists/${api.playlist('Kitchen loud').id}`
const privateOne = (api: TestWebApi) => `/playlists/${api.playlist('Slow mornings').id}`
const sharedOne = (api: TestWebApi) => `/playlists/${api.playlist('House warming').id}`
const anItem = (api: TestWebApi) => ({ uris: [uri(api, 'track')] })
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString('base64')

/** The requirements as we read them, written once more: what each call needs and nothing besides. */
const cases: ScopeCase[] = [
  { id: 'get-current-users-profile', needs: [] },
  { id: 'get-users-top-artists', needs: ['user-top-read'] },
  { id: 'get-users-top-tracks', needs: ['user-top-read'] },
  { id: 'get-information-about-the-users-current-playback', needs: ['user-read-playback-state'] },
  { id: 'get-a-users-available-devices', needs: ['user-read-playback-state'] },
  { id: 'get-the-users-currently-playing-track', needs: ['user-read-currently-playing'] },
  { id: 'get-queue', needs: ['user-read-currently-playing', 'user-read-playback-state'] },
  { id: 'get-recently-played', needs: ['user-read-recently-played'] },
  {
    id: 'transfer-a-users-playback',
    body: { device_ids: ['5a1c0e7b93d24f68a0b17c5e92f4d36b81e0c7a2'] },
    needs: ['user-modify-playback-state'],
  },
  { id: 'start-a-users-playback', body: { context_uri: 'spotify:album:none' }, needs: ['user-modify-playback-state'] },
  { id: 'pause-a-users-playback', needs: ['user-modify-playback-state'] },
  { id: 'skip-users-playback-to-next-track', needs: ['user-modify-playback-state'] },
  {
    id: 'skip-users-playback-to-previous-track',
    path: () => '/me/player/previous?device_id=none',
    needs: ['user-modify-playback-state'],
  },
  {
    id: 'seek-to-position-in-currently-playing-track',
    path: () => '/me/player/seek?position_ms=1',
    needs: ['user-modify-playback-state'],
  },
  {
    id: 'set-repeat-mode-on-users-playback',
    path: () => '/me/player/repeat?state=off',
    needs: ['user-modify-playback-state'],
  },
  {
    id: 'set-volume-for-users-playback',
    path: () => '/me/player/volume?volume_percent=1',
    needs: ['user-modify-playback-state'],
  },
  {
    id: 'toggle-shuffle-for-users-playback',
    path: () => '/me/player/shuffle?state=true',
    needs: ['user-modify-playback-state'],
  },
  {
    id: 'add-to-queue',
    path: (api) => `/me/player/queue?uri=${uri(api, 'track')}`,
    needs: ['user-modify-playback-state'],
  },
  { id: 'get-a-list-of-current-users-playlists', needs: [] },
  { id: 'create-playlist', body: { name: 'New' }, needs: ['playlist-modify-public'] },
  { id: 'create-playlist', body: { name: 'New', public: false }, needs: ['playlist-modify-private'] },
  {
    id: 'create-playlist',
    body: { name: 'New', public: false, collaborative: true },
    needs: ['playlist-modify-private'],
  },
  { id: 'get-playlist', path: publicOne, needs: [] },
  { id: 'get-playlist', path: privateOne, needs: ['playlist-read-private'] },
  { id: 'get-playlist', path: sharedOne, needs: ['playlist-read-private'] },
  { id: 'change-playlist-details', path: publicOne, body: { name: 'New' }, needs: ['playlist-modify-public'] },
  { id: 'change-playlist-details', path: privateOne, body: { name: 'New' }, needs: ['playlist-modify-private'] },
  {
    id: 'change-playlist-details',
    path: privateOne,
    body: { public: true },
    needs: ['playlist-modify-private', 'playlist-modify-public'],
  },
  {
    id: 'change-playlist-details',
    path: publicOne,
    body: { public: false },
    needs: ['playlist-modify-private', 'playlist-modify-public'],
  },
  { id: 'get-playlists-items', path: (api) => `${publicOne(api)}/items`, needs: ['playlist-read-private'] },
  { id: 'get-playlists-items', path: (api) => `${sharedOne(api)}/items`, needs: ['playlist-read-private'] },
  {
    id: 'add-items-to-playlist',
    path: (api) => `${publicOne(api)}/items`,
    body: anItem,
    needs: ['playlist-modify-public'],
  },
  {
    id: 'add-items-to-playlist',
    path: (api) => `${sharedOne(api)}/items`,
    body: anItem,
    needs: ['playlist-modify-private'],
  },
  {
    id: 'reorder-or-replace-playlists-items',
    path: (api) => `${privateOne(api)}/items`,
    body: anItem,
    needs: ['playlist-modify-private'],
  },
  {
    id: 'remove-items-playlist',
    path: (api) => `${privateOne(api)}/items`,
    body: { items: [{ uri: 'spotify:track:none' }] },
    needs: ['playlist-modify-private'],
  },
  { id: 'get-playlist-cover', path: (api) => `${publicOne(api)}/images`, needs: [] },
  { id: 'get-playlist-cover', path: (api) => `${privateOne(api)}/images`, needs: ['playlist-read-private'] },
  {
    id: 'upload-custom-playlist-cover',
    path: (api) => `${publicOne(api)}/images`,
    body: jpeg,
    needs: ['ugc-image-upload', 'playlist-modify-public'],
  },
  {
    id: 'upload-custom-playlist-cover',
    path: (api) => `${privateOne(api)}/images`,
    body: jpeg,
    needs: ['ugc-image-upload', 'playlist-modify-private'],
  },
  { id: 'save-library-items', path: (api) => `/me/library?uris=${uri(api, 'album')}`, needs: ['user-library-modify'] },
  { id: 'save-library-items', path: (api) => `/me/library?uris=${uri(api, 'artist')}`, needs: ['user-follow-modify'] },
  {
    id: 'save-library-items',
    path: (api) => `/me/library?uris=spotify:user:olla,${uri(api, 'track')}`,
    needs: ['user-follow-modify', 'user-library-modify'],
  },
  {
    id: 'remove-library-items',
    path: (api) => `/me/library?uris=spotify:playlist:${api.playlist('Trains').id}`,
    needs: ['playlist-modify-public'],
  },
  {
    id: 'check-library-contains',
    path: (api) => `/me/library/contains?uris=${uri(api, 'episode')}`,
    needs: ['user-library-read'],
  },
  {
    id: 'check-library-contains',
    path: (api) => `/me/library/contains?uris=${uri(api, 'artist')}`,
    needs: ['user-follow-read'],
  },
  {
    id: 'check-library-contains',
    path: (api) => `/me/library/contains?uris=spotify:playlist:${api.playlist('Trains').id}`,
    needs: ['playlist-read-private'],
  },
  { id: 'get-users-saved-tracks', needs: ['user-library-read'] },
  { id: 'get-users-saved-albums', needs: ['user-library-read'] },
  { id: 'get-users-saved-shows', needs: ['user-library-read'] },
  { id: 'get-users-saved-episodes', needs: ['user-library-read'] },
  { id: 'get-users-saved-audiobooks', needs: ['user-library-read'] },
  { id: 'get-followed', path: () => '/me/following?type=artist', needs: ['user-follow-read'] },
  { id: 'search', path: () => '/search?q=lanterns&type=track', needs: [] },
  { id: 'get-track', path: (api) => `/tracks/${anId(api).track?.id}`, needs: [] },
  { id: 'get-an-album', path: (api) => `/albums/${anId(api).album?.id}`, needs: [] },
  { id: 'get-an-albums-tracks', path: (api) => `/albums/${anId(api).album?.id}/tracks`, needs: [] },
  { id: 'get-an-artist', path: (api) => `/artists/${anId(api).artist?.id}`, needs: [] },
  { id: 'get-an-artists-albums', path: (api) => `/artists/${anId(api).artist?.id}/albums`, needs: [] },
  { id: 'get-a-show', path: (api) => `/shows/${anId(api).show?.id}`, needs: [] },
  { id: 'get-a-shows-episodes', path: (api) => `/shows/${anId(api).show?.id}/episodes`, needs: [] },
  { id: 'get-an-episode', path: (api) => `/episodes/${anId(api).episode?.id}`, needs: [] },
  { id: 'get-an-audiobook', path: (api) => `/audiobooks/${anId(api).audiobook?.id}`, needs: [] },
  { id: 'get-audiobook-chapters', path: (api) => `/audiobooks/${anId(api).audiobook?.id}/chapters`, needs: [] },
  { id: 'get-a-chapter', path: (api) => `/chapters/${anId(api).audiobook?.chapters[0]?.id}`, needs: [] },
]

async function carryOut(api: TestWebApi, { id, path, body }: ScopeCase, scopes: readonly Scope[]) {
  const { method, path: template } = operation(id)
  const payload = typeof body === 'function' ? body(api) : body
  return api.call(`${method} ${path?.(api) ?? template}`, { scopes, body: payload })
}

test.each(cases)('$id answers when $needs are granted and nothing else', async (scopeCase) => {
  const answer = await carryOut(await createTestWebApi(), scopeCase, scopeCase.needs)
  expect(answer.statusCode, answer.body).not.toBe(403)
})

// A refused call changes nothing: these can share a world.
const sharedApi = createTestWebApi()
const refusals = cases.flatMap((scopeCase) => scopeCase.needs.map((missing) => ({ ...scopeCase, missing })))

test.each(refusals)('$id is refused when all scopes but $missing are granted', async ({ missing, ...scopeCase }) => {
  const answer = await carryOut(
    await sharedApi,
    scopeCase,
    allScopes.filter((scope) => scope !== missing),
  )
  expect(answer.statusCode).toBe(403)
  expect(answer.json()).toEqual({ error: { status: 403, message: 'Insufficient client scope' } })
})

test('every operation that development mode has left is among the cases', () => {
  const left = operationIds.filter((id) => !operation(id).removedSince)
  expect(left).toHaveLength(49)
  expect(new Set(cases.map(({ id }) => id))).toEqual(new Set(left))
})
