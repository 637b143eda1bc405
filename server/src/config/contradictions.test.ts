import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { ConfigError, formatConfigError } from './config-error.ts'
import { settingNames } from './settings.ts'
import { problemsOf } from './testing/problems.ts'

const key = Buffer.alloc(32, 7).toString('base64')
const client = { SPOTIFY_CLIENT_ID: 'my-client', SPOTIFY_CLIENT_SECRET: 'my-client-secret' }
const production = { NODE_ENV: 'production', SESSION_KEYS: key, PUBLIC_URL: 'https://deck.example' }
const wrongNames = (env: Record<string, string>) => problemsOf(env).map(({ name }) => name)

test('every wrong setting is named at once', () => {
  const env = { PORT: 'abc', PUBLIC_URL: 'x', SESSION_KEYS: 'y', LOG_LEVEL: 'z', SPOTIFY_CLIENT_SECRET: 'alone' }
  expect(wrongNames(env)).toEqual(['PORT', 'PUBLIC_URL', 'SESSION_KEYS', 'LOG_LEVEL', 'SPOTIFY_CLIENT_ID'])
})

test.each([
  ['an id without a secret', { SPOTIFY_CLIENT_ID: 'id' }, ['SPOTIFY_CLIENT_SECRET']],
  ['a secret without an id', { SPOTIFY_CLIENT_SECRET: 'secret' }, ['SPOTIFY_CLIENT_ID']],
  ['a wrong secret', { ...client, SPOTIFY_CLIENT_SECRET: 'two words' }, ['SPOTIFY_CLIENT_SECRET']],
  ['no Spotify and no simulator', { SIMULATOR: 'off' }, ['SPOTIFY_CLIENT_ID']],
  ['one port for server and simulator', { PORT: '8889' }, ['SIMULATOR_PORT']],
  ['a simulator for everybody', { SIMULATOR_HOST: '0.0.0.0' }, ['SIMULATOR_CONTROL_TOKEN']],
  ['a certificate without its key', { SIMULATOR_TLS_CERT: import.meta.filename }, ['SIMULATOR_TLS_KEY']],
  ['a key without its certificate', { SIMULATOR_TLS_KEY: import.meta.filename }, ['SIMULATOR_TLS_CERT']],
  [
    'a certificate that is none',
    { SIMULATOR_TLS_CERT: import.meta.filename, SIMULATOR_TLS_KEY: import.meta.filename },
    ['SIMULATOR_TLS_CERT'],
  ],
  ['a store in memory for two workers', { SESSION_STORE: 'memory:', WEB_CONCURRENCY: '2' }, ['SESSION_STORE']],
])('%s is refused once', (_, env: Record<string, string>, names) => {
  expect(wrongNames(env)).toEqual(names)
})

test('the system may choose both ports', () => {
  expect(readConfig({ PORT: '0', SIMULATOR_PORT: '0' })).toMatchObject({ port: 0, simulator: { port: 0 } })
})

test.each([
  ['keys are missing', { SESSION_KEYS: '' }, ['SESSION_KEYS']],
  ['the page is unencrypted', { PUBLIC_URL: 'http://deck.example' }, ['PUBLIC_URL']],
  ['the default page is unencrypted', { PUBLIC_URL: '', HOST: '10.0.0.5' }, ['PUBLIC_URL']],
  ['no client id is set', { SPOTIFY_CLIENT_ID: '', SPOTIFY_CLIENT_SECRET: '' }, ['SPOTIFY_CLIENT_ID']],
])('in production it does not start when %s', (_, env: Record<string, string>, names) => {
  expect(wrongNames({ ...production, ...client })).toEqual([])
  expect(wrongNames({ ...production, ...client, ...env })).toEqual(names)
})

test.each(['http://127.0.0.1:8888', 'http://127.1.2.3', 'http://[::1]:8888', 'http://localhost:8888'])(
  'in production %s is allowed, because it is on this machine',
  (PUBLIC_URL) => {
    expect(wrongNames({ ...production, ...client, PUBLIC_URL })).toEqual([])
  },
)

test('in production the simulator runs with SIMULATOR=on', () => {
  expect(readConfig({ ...production, SIMULATOR: 'on' })).toMatchObject({
    production: true,
    provider: { kind: 'simulator' },
    simulator: { enabled: true },
  })
})

test('a wrong configuration is one readable block', () => {
  const error = new ConfigError(problemsOf({ PORT: 'abc', METRICS_TOKEN: 'two words' }))
  expect(formatConfigError(error)).toBe(`Scopedeck can’t start: 2 settings are wrong.

  PORT
    found    “abc”
    allowed  a whole number from 0 to 65535

  METRICS_TOKEN
    found    a value that is not shown
    allowed  visible ASCII characters without blanks
`)
})

test('any settings give a configuration or a ConfigError, and no secret is in the block', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('on', 'off', '0', key, 'https://a.example', '7d', 'memory:'))
  const env = fc.dictionary(fc.constantFrom('NODE_ENV', ...settingNames), text)
  const secret = fc.string({ minLength: 12 }).map((value) => `se cret ${value}`)
  fc.assert(
    fc.property(env, secret, (settings, value) => {
      const problems = problemsOf({
        ...settings,
        SPOTIFY_CLIENT_SECRET: value,
        SESSION_KEYS: value,
        METRICS_TOKEN: value,
      })
      expect(problems.length).toBeGreaterThanOrEqual(3)
      expect(formatConfigError(new ConfigError(problems))).not.toContain(value.trim())
    }),
  )
})
