import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import { describe, expect, it } from 'vitest'
import type { FormValues } from '../form-values.ts'
import { samples } from './code-samples.ts'
import { sampleCall } from './sample-call.ts'

const spotify = {
  apiUrl: 'https://api.spotify.com/v1',
  clientId: 'the-client',
  redirectUri: 'http://127.0.0.1:8888/auth/callback',
}
const simulator = { ...spotify, apiUrl: 'http://localhost:8889/v1' }
const write = (language: keyof typeof samples, id: OperationId, values: FormValues = {}, provider = spotify) =>
  samples[language](sampleCall(id, values, provider))

it('writes the call in three languages, with a variable for the access token', () => {
  const read = { q: "it's", type: 'track' }
  expect(write('curl', 'search', read)).toBe(
    `curl 'https://api.spotify.com/v1/search?q=it'\\''s&type=track' \\\n  -H "Authorization: Bearer $ACCESS_TOKEN"`,
  )
  expect(write('fetch', 'search', read)).toContain("fetch('https://api.spotify.com/v1/search?q=it\\'s&type=track', {")
  expect(write('python', 'search', read)).toContain('params={"q": "it\'s", "type": "track"}')

  const rain = { name: 'Rain', public: 'false' }
  expect(write('curl', 'create-playlist', rain)).toContain(`-X POST`)
  expect(write('curl', 'create-playlist', rain)).toContain(`--data-raw '{"name":"Rain","public":false}'`)
  expect(write('fetch', 'create-playlist', rain)).toContain(`body: JSON.stringify({"name":"Rain","public":false})`)
  expect(write('python', 'create-playlist', rain)).toContain('json={"name": "Rain", "public": False}')
})

it('sends the picture from a file, as it is', () => {
  const cover = { playlist_id: 'p', image: '/9j/' }
  expect(write('curl', 'upload-custom-playlist-cover', cover)).toContain('--data-binary @-')
  for (const language of Object.keys(samples) as (keyof typeof samples)[]) {
    const sample = write(language, 'upload-custom-playlist-cover', cover)
    expect(sample).not.toContain('/9j/')
    expect(sample).toContain('cover.jpg')
  }
})

it('says that a PUT or a POST without a body has the length 0, which curl leaves out and Spotify wants', () => {
  expect(write('curl', 'skip-users-playback-to-next-track')).toContain(`-H 'Content-Length: 0'`)
  expect(write('curl', 'pause-a-users-playback')).toContain(`-H 'Content-Length: 0'`)
  expect(write('curl', 'unfollow-playlist', { playlist_id: 'p' })).not.toContain('Content-Length')
})

it('calls the Web API that the server talks to', () => {
  for (const language of Object.keys(samples) as (keyof typeof samples)[]) {
    const sample = write(language, 'get-queue', {}, simulator)
    expect(sample).toContain('http://localhost:8889/v1')
    expect(sample).not.toContain('api.spotify.com')
  }
})

it('keeps the braces of a field that is not filled in, which curl would read as a pattern', () => {
  expect(write('curl', 'get-playlist')).toContain(`curl --globoff 'https://api.spotify.com/v1/playlists/{playlist_id}'`)
})

describe('the sample for the Python SDK', () => {
  it('makes the client as the SDK wants it, with placeholders for what is secret, and calls its method', () => {
    expect(write('pythonSdk', 'get-playlist', { playlist_id: 'p', market: 'SE' })).toBe(`\
from spotifywebapi.http.auth.o_auth_2 import AuthorizationCodeAuthCredentials
from spotifywebapi.models.o_auth_token import OAuthToken
from spotifywebapi.spotifywebapi_client import SpotifywebapiClient

client = SpotifywebapiClient(
    authorization_code_auth_credentials=AuthorizationCodeAuthCredentials(
        o_auth_client_id="the-client",
        o_auth_client_secret="OAuthClientSecret",
        o_auth_redirect_uri="http://127.0.0.1:8888/auth/callback",
        o_auth_token=OAuthToken(access_token=ACCESS_TOKEN, token_type="Bearer"),
    )
)

result = client.playlists.get_playlist(
    playlist_id="p",
    market="SE",
)
print(result.body)`)
  })

  it('sends no limit of its own where Spotify has cut the limit since', () => {
    expect(write('pythonSdk', 'search', { q: 'rain', type: 'track' })).toContain('limit=None')
  })

  it('builds a call that is younger than the SDK with its request builder', () => {
    const sample = write('pythonSdk', 'save-library-items', { uris: 'spotify:track:a, spotify:track:b' })
    expect(sample).toContain('.path("/me/library")')
    expect(sample).toContain('.query_param(Parameter().key("uris").value("spotify:track:a,spotify:track:b"))')
  })
})
