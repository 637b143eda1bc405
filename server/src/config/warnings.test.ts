import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'

const client = { SPOTIFY_CLIENT_ID: 'id', SPOTIFY_CLIENT_SECRET: 'secret' }
const elsewhere = {
  ...client,
  SPOTIFY_AUTHORIZE_URL: 'https://accounts.example/authorize',
  SPOTIFY_TOKEN_URL: 'https://accounts.example/token',
}

test.each([
  ['the redirect URI names localhost', { PUBLIC_URL: 'http://localhost:8888' }, /localhost, which Spotify refuses/],
  ['the redirect URI is unencrypted', { ...client, PUBLIC_URL: 'http://deck.example' }, /not https, which Spotify/],
  ['only one endpoint is set', { ...client, SPOTIFY_TOKEN_URL: 'https://accounts.example/token' }, /two servers/],
  [
    'the secret travels in the clear',
    { ...elsewhere, SPOTIFY_TOKEN_URL: 'http://accounts.example/token' },
    /unencrypted/,
  ],
  [
    'the secret travels in the clear to be revoked',
    { ...elsewhere, SPOTIFY_REVOCATION_URL: 'http://accounts.example/revoke' },
    /SPOTIFY_REVOCATION_URL.*unencrypted/,
  ],
  [
    'tokens would be shown to a stranger',
    { ...client, SPOTIFY_REVOCATION_URL: 'https://accounts.example/revoke' },
    /sent to another/,
  ],
  [
    'the password of the store travels in the clear',
    { SESSION_STORE: 'redis://:pw@cache' },
    /password travels unencrypted/,
  ],
  ['every proxy is trusted', { TRUST_PROXY: 'true' }, /TRUST_PROXY=true/],
  ['a name is misspelt', { SESSION_KEY: 'x' }, /Did you mean SESSION_KEYS/],
])('one warning when %s', (_, env: Record<string, string>, warning) => {
  expect(readConfig(env).warnings).toEqual([expect.stringMatching(warning)])
})

test.each([
  ['Spotify', client],
  ['another server that can be told', { ...elsewhere, SPOTIFY_REVOCATION_URL: 'https://accounts.example/revoke' }],
  ['another server', { ...elsewhere, PUBLIC_URL: 'http://localhost:8888' }],
  ['a store without a password', { SESSION_STORE: 'redis://cache' }],
  ['a store that is reached over TLS', { SESSION_STORE: 'rediss://:pw@cache' }],
  ['a store on this machine', { SESSION_STORE: 'redis://:pw@[::1]' }],
  ['a server on this machine', { ...elsewhere, SPOTIFY_TOKEN_URL: 'http://127.0.0.1:9/token' }],
])('none with %s', (_, env: Record<string, string>) => {
  expect(readConfig(env).warnings).toEqual([])
})
