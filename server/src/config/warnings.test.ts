import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { settingNames } from './settings.ts'
import { findMisspelled } from './warnings.ts'

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
    'the client secret is sent unencrypted',
    { ...elsewhere, SPOTIFY_TOKEN_URL: 'http://accounts.example/token' },
    /unencrypted/,
  ],
  [
    'the client secret is sent unencrypted to the revocation endpoint',
    { ...elsewhere, SPOTIFY_REVOCATION_URL: 'http://accounts.example/revoke' },
    /SPOTIFY_REVOCATION_URL.*unencrypted/,
  ],
  [
    'tokens would be sent to another server',
    { ...client, SPOTIFY_REVOCATION_URL: 'https://accounts.example/revoke' },
    /sent to another/,
  ],
  [
    'the password of the store is sent unencrypted',
    { SESSION_STORE: 'redis://:pw@cache' },
    /password travels unencrypted/,
  ],
  ['every proxy is trusted', { TRUST_PROXY: 'true' }, /TRUST_PROXY=true/],
  ['a name is misspelled', { SESSION_KEY: 'x' }, /Did you mean SESSION_KEYS/],
])('one warning when %s', (_, env: Record<string, string>, warning) => {
  expect(readConfig(env).warnings).toEqual([expect.stringMatching(warning)])
})

test.each([
  ['Spotify', client],
  [
    'another server with a revocation endpoint',
    { ...elsewhere, SPOTIFY_REVOCATION_URL: 'https://accounts.example/revoke' },
  ],
  ['another server', { ...elsewhere, PUBLIC_URL: 'http://localhost:8888' }],
  ['a store without a password', { SESSION_STORE: 'redis://cache' }],
  ['a store that is reached over TLS', { SESSION_STORE: 'rediss://:pw@cache' }],
  ['a store on this machine', { SESSION_STORE: 'redis://:pw@[::1]' }],
  ['a server on this machine', { ...elsewhere, SPOTIFY_TOKEN_URL: 'http://127.0.0.1:9/token' }],
])('no warning with %s', (_, env: Record<string, string>) => {
  expect(readConfig(env).warnings).toEqual([])
})

test.each([
  ['SPOTIFY_CLIENT_SECERT', 'SPOTIFY_CLIENT_SECRET'],
  ['SPOTIFY_CLIENTID', 'SPOTIFY_CLIENT_ID'],
  ['SESSION_KEY', 'SESSION_KEYS'],
  ['SESION_STORE', 'SESSION_STORE'],
  ['SESSION_KEY_FILE', 'SESSION_KEYS_FILE'],
  ['PUBLIC_URI', 'PUBLIC_URL'],
  ['SIMULATR', 'SIMULATOR'],
  ['LOGLEVEL', 'LOG_LEVEL'],
])('%s may mean %s', (name, meant) => {
  expect(findMisspelled({ [name]: 'x' })).toEqual([`${name} is not a setting. Did you mean ${meant}?`])
})

test.each(['SPOTIFY_REDIRECT_URI', 'SIMULATOR_SPEED', 'SPOTIFY_ISSUER_FILE'])(
  '%s looks like one of our settings and is none',
  (name) => {
    expect(findMisspelled({ [name]: 'x' })).toEqual([`${name} is not a setting, and does nothing.`])
  },
)

test('settings, their files, and names of other programs cause no warning', () => {
  const others = ['PATH', 'HOME', 'HOSTNAME', 'SESSION_MANAGER', 'SPOTIFY_OPENAPI', 'POST', 'NODE_ENV', 'LOGNAME']
  const names = [...settingNames, 'SESSION_KEYS_FILE', 'SPOTIFY_CLIENT_ID_FILE', ...others]
  expect(findMisspelled(Object.fromEntries(names.map((name) => [name, 'x'])))).toEqual([])
})
