import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import { scopes } from '@scopedeck/server/contract/scopes.ts'
import { test } from './fixtures.ts'

/** Calls of spotify-web-api-js, with what they are given; `$track` and its like stand for ids that the calls before found. */
const calls: readonly (readonly [method: string, ...values: unknown[]])[] = [
  ['getMe'],
  ['searchTracks', 'the', { limit: 2 }],
  ['getTrack', '$track'],
  ['getAlbum', '$album'],
  ['getAlbumTracks', '$album', { limit: 2 }],
  ['getArtist', '$artist'],
  ['getArtistAlbums', '$artist', { limit: 2 }],
  ['getUserPlaylists', { limit: 2 }],
  ['getPlaylist', '$playlist', { fields: 'name,tracks.items(track(name,album(!name,href)))' }],
  ['getPlaylistTracks', '$playlist', { limit: 100 }],
  ['changePlaylistDetails', '$playlist', { name: 'Called from a page' }],
  ['addTracksToPlaylist', '$playlist', ['spotify:track:$track']],
  ['replaceTracksInPlaylist', '$playlist', ['spotify:track:$track']],
  ['removeTracksFromPlaylist', '$playlist', ['spotify:track:$track']],
  ['addToMySavedTracks', ['$track']],
  ['containsMySavedTracks', ['$track']],
  ['removeFromMySavedTracks', ['$track']],
  ['getMySavedAlbums'],
  ['followArtists', ['$artist']],
  ['isFollowingArtists', ['$artist']],
  ['unfollowArtists', ['$artist']],
  ['getFollowedArtists'],
  ['getMyTopTracks'],
  ['getMyRecentlyPlayedTracks', { limit: 2 }],
  ['getMyDevices'],
  ['getMyCurrentPlaybackState'],
  ['setVolume', 40],
  ['skipToNext'],
  ['pause'],
  ['play', { uris: ['spotify:track:$track'] }],
  ['getRecommendations', { seed_tracks: '$track' }],
  ['getAudioFeaturesForTrack', '$track'],
  ['getCategories'],
]

/** A page with the library as it is published, but for the address that it calls, on an origin of its own. */
async function serveClient(simulatorOrigin: string): Promise<{ address: string; close: () => void }> {
  const file = fileURLToPath(import.meta.resolve('spotify-web-api-js'))
  const library = (await readFile(file, 'utf8')).replaceAll('https://api.spotify.com/v1', `${simulatorOrigin}/v1`)
  const page = `<!doctype html><title>Client</title><script>${library}</script>`
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(page))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

/** Runs the calls in the page. @returns each method with `ok`, or with the status of its refusal; 0 where the browser refused */
function callAll([token, list, ids]: readonly [string, typeof calls, Record<string, string>]) {
  type Method = (...values: unknown[]) => Promise<unknown>
  type Client = Record<string, Method> & { setAccessToken(token: string): void }
  const { SpotifyWebApi } = globalThis as unknown as { SpotifyWebApi: new () => Client }
  const client = new SpotifyWebApi()
  client.setAccessToken(token)
  const filled = (value: unknown) =>
    JSON.parse(JSON.stringify(value).replace(/\$(\w+)/g, (_all, name: string) => ids[name] ?? ''))
  return list.reduce<Promise<string[]>>(async (before, [method, ...values]) => {
    const outcomes = await before
    const outcome = await client[method]?.(...filled(values)).then(
      () => 'ok',
      (refusal: { status: number }) => String(refusal.status),
    )
    return [...outcomes, `${method} ${outcome}`]
  }, Promise.resolve([]))
}

test('spotify-web-api-js calls the simulator from a page of another origin', async ({
  page,
  request,
  server,
  simulator,
}) => {
  await simulator.changeSettings({ mode: 'extended' })
  const { simulatorOrigin } = server
  const signedIn = await request.post(`${simulatorOrigin}/simulator/sign-in`, { data: { account: 'ada', scopes } })
  const { access_token } = (await signedIn.json()) as { access_token: string }
  const read = async (path: string) =>
    await (
      await request.get(`${simulatorOrigin}/v1${path}`, { headers: { authorization: `Bearer ${access_token}` } })
    ).json()
  const [track] = (await read('/me/top/tracks?limit=1')).items
  const own = (await read('/me/playlists?limit=50')).items.find(({ name }: { name: string }) => name === 'Trains')
  const ids = { track: track.id, album: track.album.id, artist: track.artists[0].id, playlist: own.id }

  const client = await serveClient(simulatorOrigin)
  await page.goto(client.address)
  const outcomes = await page.evaluate(callAll, [access_token, calls, ids] as const)
  expect(outcomes).toEqual(calls.map(([method]) => `${method} ok`))

  // What Spotify's preflight does not allow fails here too, and a page reads no header that is not exposed.
  const asked = await page.evaluate(
    async ([address, token]) => {
      const ask = (headers: Record<string, string>) =>
        fetch(address, { headers: { authorization: `Bearer ${token}`, ...headers } })
      const plain = await ask({})
      const refused = await ask({ 'if-none-match': '"x"' }).catch(() => 'refused by the browser')
      return { status: plain.status, etag: plain.headers.get('etag'), refused }
    },
    [`${simulatorOrigin}/v1/me`, access_token] as const,
  )
  expect(asked).toEqual({ status: 200, etag: null, refused: 'refused by the browser' })
  client.close()
})
