import { expect, test } from 'vitest'
import { settingNames } from './config/settings.ts'
import { readConfig } from './config.ts'

const key = Buffer.alloc(32, 7).toString('base64')
const client = { SPOTIFY_CLIENT_ID: 'my-client', SPOTIFY_CLIENT_SECRET: 'my-client-secret' }

test('with nothing set, everything runs on this machine, with the simulator', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 8888,
    publicUrl: 'http://127.0.0.1:8888',
    provider: {
      kind: 'simulator',
      clientId: 'scopedeck-local',
      clientSecret: 'scopedeck-local-secret',
      authorizeUrl: 'http://localhost:8889/authorize',
      tokenUrl: 'http://localhost:8889/api/token',
      apiUrl: 'http://localhost:8889/v1',
    },
    sessionKeys: 'data-folder',
    dataFolder: '.data',
    sessionStore: { kind: 'sqlite', path: '.data/scopedeck.db' },
    sessionIdleTtlMs: 7 * 86_400_000,
    sessionMaxTtlMs: 180 * 86_400_000,
    trustProxy: false,
    simulator: { enabled: true, port: 8889 },
    workers: 1,
    logLevel: 'info',
    production: false,
    warnings: [],
  })
})

test('empty counts as not set', () => {
  const empty = Object.fromEntries(settingNames.flatMap((name) => [name, `${name}_FILE`]).map((name) => [name, ' ']))
  expect(readConfig(empty)).toEqual(readConfig({}))
})

test('everything set', () => {
  const config = readConfig({
    ...client,
    HOST: '::',
    PORT: '9000',
    PUBLIC_URL: 'https://deck.example/',
    SPOTIFY_AUTHORIZE_URL: 'https://accounts.example/authorize?tenant=a',
    SPOTIFY_TOKEN_URL: 'https://accounts.example/token',
    SPOTIFY_API_URL: 'https://api.example/v1/',
    SPOTIFY_ISSUER: 'https://accounts.example',
    SESSION_KEYS: `${key}, ${key}`,
    SESSION_STORE: 'memory:',
    SESSION_IDLE_TTL: '15m',
    SESSION_MAX_TTL: '3600s',
    TRUST_PROXY: 'loopback, 10.0.0.0/8',
    SIMULATOR_PORT: '9001',
    DRAIN_DELAY: '15s',
    LOG_LEVEL: 'DEBUG',
    METRICS_TOKEN: 'metrics',
  })
  expect(config).toEqual({
    host: '::',
    port: 9000,
    publicUrl: 'https://deck.example',
    provider: {
      kind: 'other',
      clientId: 'my-client',
      clientSecret: 'my-client-secret',
      authorizeUrl: 'https://accounts.example/authorize?tenant=a',
      tokenUrl: 'https://accounts.example/token',
      apiUrl: 'https://api.example/v1',
      issuer: 'https://accounts.example',
    },
    sessionKeys: [Buffer.alloc(32, 7), Buffer.alloc(32, 7)],
    dataFolder: '.data',
    sessionStore: { kind: 'memory' },
    sessionIdleTtlMs: 900_000,
    sessionMaxTtlMs: 3_600_000,
    trustProxy: 'loopback,10.0.0.0/8',
    simulator: { enabled: false, port: 9001 },
    workers: 1,
    drainDelayMs: 15_000,
    logLevel: 'debug',
    metricsToken: 'metrics',
    production: false,
    warnings: [],
  })
})

test.each([
  [{ HOST: '0.0.0.0' }, 'http://127.0.0.1:8888'],
  [{ HOST: '::' }, 'http://127.0.0.1:8888'],
  [{ HOST: '::1', PORT: '9000' }, 'http://[::1]:9000'],
  [{ HOST: 'deck.local', PORT: '80' }, 'http://deck.local'],
  [{ PORT: '0' }, 'http://127.0.0.1:0'],
  [{ PUBLIC_URL: 'HTTPS://Deck.Example:443' }, 'https://deck.example'],
])('%j has the public URL %s', (env, publicUrl) => {
  expect(readConfig(env).publicUrl).toBe(publicUrl)
})

test('a client id and its secret: Spotify itself, no simulator', () => {
  expect(readConfig(client)).toMatchObject({
    provider: {
      kind: 'spotify',
      clientId: 'my-client',
      authorizeUrl: 'https://accounts.spotify.com/authorize',
      tokenUrl: 'https://accounts.spotify.com/api/token',
      apiUrl: 'https://api.spotify.com/v1',
    },
    simulator: { enabled: false },
    warnings: [],
  })
})

test('SIMULATOR=on with a client id: the simulator stands in, and the client id is put aside', () => {
  const { provider, simulator, warnings } = readConfig({ ...client, SIMULATOR: 'on' })
  expect(simulator.enabled).toBe(true)
  expect(provider).toMatchObject({ kind: 'simulator', clientId: 'scopedeck-local' })
  expect(warnings).toEqual([expect.stringContaining('SPOTIFY_CLIENT_ID is not used')])
})

test('endpoints that are set win over the simulator’s, one by one', () => {
  const elsewhere = {
    SPOTIFY_AUTHORIZE_URL: 'https://accounts.example/authorize',
    SPOTIFY_TOKEN_URL: 'https://accounts.example/token',
  }
  expect(readConfig({ ...client, ...elsewhere, SIMULATOR: 'on' }).provider).toMatchObject({
    kind: 'other',
    clientId: 'my-client',
    authorizeUrl: elsewhere.SPOTIFY_AUTHORIZE_URL,
    apiUrl: 'http://localhost:8889/v1',
  })
  expect(readConfig({ SPOTIFY_API_URL: 'http://127.0.0.1:9/v1' }).provider).toMatchObject({
    kind: 'simulator',
    clientId: 'scopedeck-local',
    tokenUrl: 'http://localhost:8889/api/token',
    apiUrl: 'http://127.0.0.1:9/v1',
  })
})
