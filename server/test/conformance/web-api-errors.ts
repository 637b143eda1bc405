import { Script } from '../../src/simulator/testing/script.ts'
import type { Asker, ErrorRow } from './error-row.ts'

const nobody = '0000000000000000000000'
const rows = ({ samples }: Asker) => `/playlists/${samples.playlists.get('Trains')?.id}/tracks`
const wrongScope = (script: Script) =>
  script.signIn('user-read-email').then(({ access_token }) => `Bearer ${access_token}`)
const appOnly = async (script: Script) => {
  const response = await script.token({ grant_type: 'client_credentials' })
  return `Bearer ${((await response.json()) as { access_token: string }).access_token}`
}
const withoutDevice = async ({ script, v1 }: Asker, call: string) => {
  await script.control('PATCH', 'accounts/ada', { devices: [] })
  return v1(call)
}
/** Mistakes in calls of the Web API, in extended mode, in which every operation answers. */
export const webApiErrors: readonly ErrorRow[] = [
  {
    request: 'GET /v1/me with an app-only token',
    ask: async ({ v1, script }) => v1('GET /me', undefined, await appOnly(script)),
    status: 401,
    message: 'Valid user authentication required',
  },
  {
    request: 'GET /v1/me without a token',
    ask: ({ script }) => script.send('/v1/me'),
    status: 401,
    message: 'Missing/invalid/expired access token',
  },
  {
    request: 'GET /v1/me with Authorization: Basic',
    ask: ({ v1 }) => v1('GET /me', undefined, Script.basic),
    status: 400,
    message: 'Only valid bearer authentication supported',
  },
  {
    request: 'GET /v1/me/top/tracks, scope not granted',
    ask: async ({ v1, script }) => v1('GET /me/top/tracks', undefined, await wrongScope(script)),
    status: 403,
    message: 'Insufficient client scope',
  },
  {
    request: 'GET /v1/tracks/BAD_ID',
    ask: ({ v1 }) => v1('GET /tracks/BAD_ID'),
    status: 400,
    message: 'Invalid base62 id',
  },
  {
    request: 'GET /v1/tracks/{22 signs, nobody}',
    ask: ({ v1 }) => v1(`GET /tracks/${nobody}`),
    status: 404,
    message: 'Resource not found',
  },
  {
    request: 'GET /v1/playlists/{22 signs, nobody}',
    ask: ({ v1 }) => v1(`GET /playlists/${nobody}`),
    status: 404,
    message: 'Resource not found',
  },
  {
    request: 'GET /v1/browse/categories/nope',
    ask: ({ v1 }) => v1('GET /browse/categories/nope'),
    status: 404,
    message: "Specified id doesn't exist",
  },
  {
    request: 'GET /v1/audio-analysis/{nobody}',
    ask: ({ v1 }) => v1(`GET /audio-analysis/${nobody}`),
    status: 404,
    message: 'analysis not found',
  },
  {
    request: 'GET /v1/search?type=track',
    ask: ({ v1 }) => v1('GET /search?type=track'),
    status: 400,
    message: 'No search query',
  },
  {
    request: 'GET /v1/search?q=a',
    ask: ({ v1 }) => v1('GET /search?q=a'),
    status: 400,
    message: 'Missing parameter type',
  },
  {
    request: 'GET /v1/search?q=a&type=song',
    ask: ({ v1 }) => v1('GET /search?q=a&type=song'),
    status: 400,
    message: 'Bad search type field song',
  },
  {
    request: 'GET /v1/search?…&limit=51',
    ask: ({ v1 }) => v1('GET /search?q=a&type=track&limit=51'),
    status: 400,
    message: 'Invalid limit',
  },
  {
    request: 'POST /v1/playlists/{id}/tracks {"uris":["spotify:track:s"]}',
    ask: (asker) => asker.v1(`POST ${rows(asker)}`, { uris: ['spotify:track:s'] }),
    status: 400,
    message: 'Invalid track uri: spotify:track:s',
  },
  {
    request: 'POST …/tracks, a URI of nobody',
    ask: (asker) => asker.v1(`POST ${rows(asker)}`, { uris: [`spotify:track:${nobody}`] }),
    status: 400,
    message: 'Payload contains a non-existing ID',
  },
  {
    request: 'POST …/tracks, body uris=x',
    ask: (asker) => asker.v1(`POST ${rows(asker)}`, 'uris=x'),
    status: 400,
    message: 'Error parsing JSON.',
  },
  {
    request: 'DELETE …/tracks, snapshot_id nope',
    ask: (asker) =>
      asker.v1(`DELETE ${rows(asker)}`, {
        tracks: [{ uri: `spotify:track:${asker.samples.track[0]}` }],
        snapshot_id: 'nope',
      }),
    status: 400,
    message: 'Missing or bad version tag',
  },
  {
    request: 'DELETE …/tracks, uri x',
    ask: (asker) => asker.v1(`DELETE ${rows(asker)}`, { tracks: [{ uri: 'x' }] }),
    status: 400,
    message: 'Could not remove tracks, please check parameters.',
  },
  {
    request: 'POST /v1/users/{other}/playlists',
    ask: ({ v1 }) => v1('POST /users/ben/playlists', { name: 'For him' }),
    status: 403,
    message: 'You cannot create a playlist for another user.',
  },
  {
    request: 'PUT /v1/me/player/pause, no device active',
    ask: (asker) => withoutDevice(asker, 'PUT /me/player/pause'),
    status: 404,
    message: 'Player command failed: No active device found (reason NO_ACTIVE_DEVICE)',
  },
  {
    request: 'PUT /v1/me/player/play?device_id=nope',
    ask: ({ v1 }) => v1('PUT /me/player/play?device_id=nope'),
    status: 404,
    message: 'Device not found',
  },
  {
    request: 'PUT /v1/me/player/play {"context_uri":"x"}',
    ask: ({ v1 }) => v1('PUT /me/player/play', { context_uri: 'x' }),
    status: 400,
    message: 'Invalid context uri',
  },
  {
    request: 'PUT /v1/me/player/play, body {',
    ask: ({ v1 }) => v1('PUT /me/player/play', '{'),
    status: 400,
    message: 'Malformed json',
  },
  {
    request: 'PUT /v1/me/player/play {"context_uri":"spotify:track:…"}',
    ask: ({ v1, samples }) => v1('PUT /me/player/play', { context_uri: `spotify:track:${samples.track[0]}` }),
    status: 400,
    message: /^Non supported context uri: spotify:track:\w+$/,
  },
  {
    request: 'POST …/tracks, 101 URIs',
    ask: (asker) =>
      asker.v1(`POST ${rows(asker)}`, { uris: Array(101).fill(`spotify:track:${asker.samples.track[0]}`) }),
    status: 400,
    message: /\bmaximum of 100\b/,
  },
  { request: 'POST /v1/me', ask: ({ v1 }) => v1('POST /me'), status: 405, message: '' },
  {
    request: 'POST …/tracks?position=9999',
    ask: (asker) =>
      asker.v1(`POST ${rows(asker)}?position=9999`, { uris: [`spotify:track:${asker.samples.track[0]}`] }),
    status: 403,
    message: 'Index out of bounds.',
  },
  {
    request: 'GET /v1/search?…&offset=1000&limit=50',
    ask: ({ v1 }) => v1('GET /search?query=a&type=playlist&offset=1000&limit=50'),
    status: 400,
    message: 'Bad request.',
  },
]
