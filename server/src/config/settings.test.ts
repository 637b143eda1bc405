import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { type SettingName, settingNames, settingRow } from './settings.ts'
import { problemsOf } from './testing/problems.ts'

const key = Buffer.alloc(32, 7).toString('base64')

test.each<[SettingName, string]>([
  ['HOST', 'http://127.0.0.1'],
  ['HOST', 'two words'],
  ['PORT', 'abc'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['PUBLIC_URL', 'deck.example'],
  ['PUBLIC_URL', 'ftp://deck.example'],
  ['PUBLIC_URL', 'https://deck.example/path'],
  ['PUBLIC_URL', 'https://deck.example?query'],
  ['PUBLIC_URL', 'https://deck.example#'],
  ['SPOTIFY_AUTHORIZE_URL', '/authorize'],
  ['SPOTIFY_AUTHORIZE_URL', 'https://accounts.example/authorize#fragment'],
  ['SPOTIFY_TOKEN_URL', 'javascript:alert(1)'],
  ['SPOTIFY_REVOCATION_URL', 'accounts.example/revoke'],
  ['SPOTIFY_API_URL', 'https://api.example/v1?version=1'],
  ['SPOTIFY_ISSUER', 'accounts.example'],
  ['SPOTIFY_CLIENT_ID', 'an id with blanks'],
  ['SESSION_STORE', 'postgres://db'],
  ['SESSION_STORE', 'sqlite:'],
  ['SESSION_STORE', 'sqlite:.data/'],
  ['SESSION_STORE', 'sqlite::memory:'],
  ['SESSION_STORE', 'memory'],
  ['SESSION_IDLE_TTL', '7'],
  ['SESSION_IDLE_TTL', '0d'],
  ['SESSION_IDLE_TTL', '-7d'],
  ['SESSION_IDLE_TTL', '1w'],
  ['SESSION_MAX_TTL', '4000d'],
  ['SESSION_MAX_TTL', '1.5d'],
  ['TRUST_PROXY', 'nginx'],
  ['TRUST_PROXY', '10.0.0.0/33'],
  ['TRUST_PROXY', '10.0.0.0/8/8'],
  ['TRUST_PROXY', '10.0.0.1,'],
  ['TRUST_PROXY', '-1'],
  ['SIMULATOR', 'yes'],
  ['SIMULATOR_PORT', '99999'],
  ['SIMULATOR_HOST', 'http://localhost'],
  ['SIMULATOR_PUBLIC_URL', 'sim.example'],
  ['WEB_CONCURRENCY', '0'],
  ['WEB_CONCURRENCY', '-2'],
  ['WEB_CONCURRENCY', '2.5'],
  ['WEB_CONCURRENCY', '257'],
  ['WEB_CONCURRENCY', 'all'],
  ['DRAIN_DELAY', '5'],
  ['DRAIN_DELAY', '11m'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused: name, what was found, what is allowed', (name, value) => {
  const env = { ...(name === 'SPOTIFY_CLIENT_ID' && { SPOTIFY_CLIENT_SECRET: 'secret' }), [name]: value }
  expect(problemsOf(env)).toEqual([{ name, found: `“${value}”`, allowed: settingRow(name).allowed }])
})

test.each([
  ['off', false],
  ['false', false],
  ['0', false],
  ['true', true],
  ['2', 2],
  ['loopback', 'loopback'],
  ['10.0.0.1,fe80::/10', '10.0.0.1,fe80::/10'],
])('TRUST_PROXY=%s is taken as %j', (TRUST_PROXY, trustProxy) => {
  expect(readConfig({ TRUST_PROXY }).trustProxy).toBe(trustProxy)
})

test('the number of workers is what WEB_CONCURRENCY says, or the number of cores; 1 by default', () => {
  const workers = (WEB_CONCURRENCY?: string) => readConfig({ WEB_CONCURRENCY }).workers
  expect([workers(), workers('3'), workers('auto')]).toEqual([1, 3, availableParallelism()])
})

test('DRAIN_DELAY is a time, 0, or not set', () => {
  const delay = (DRAIN_DELAY?: string) => readConfig({ DRAIN_DELAY }).drainDelayMs
  expect([delay(), delay('0s'), delay('15s')]).toEqual([undefined, 0, 15_000])
})

test.each([
  ['too short', Buffer.alloc(16).toString('base64')],
  ['too long', Buffer.alloc(48).toString('base64')],
  ['of mixed length', `${key},${Buffer.alloc(16).toString('base64')}`],
  ['with a gap', `${key},,${key}`],
  ['no base64', '!'.repeat(44)],
])('session keys that are %s are refused, and not shown', (_, SESSION_KEYS) => {
  const [problem, ...others] = problemsOf({ SESSION_KEYS })
  expect(others).toEqual([])
  expect(problem).toMatchObject({ name: 'SESSION_KEYS', found: expect.stringMatching(/^key \d of \d is not base64/) })
})

test.each<SettingName>(['PUBLIC_URL', 'SPOTIFY_AUTHORIZE_URL', 'SPOTIFY_TOKEN_URL', 'SPOTIFY_API_URL'])(
  '%s with a password in it is refused, and not shown',
  (name) => {
    const found = 'an address with a user name or password in it'
    expect(problemsOf({ [name]: 'https://deck:pass-word@deck.example' })).toMatchObject([{ name, found }])
  },
)

test('what was found is one bounded, printable line without a password', () => {
  const found = (value: string) => problemsOf({ SESSION_STORE: value })[0]?.found
  expect(found('postgres://deck:pass/w@rd@db/x')).toBe('“…@db/x”')
  expect(found(`a\r\nb\u001b[31m${'x'.repeat(500)}`)).toMatch(/^“a b \[31mx+…”$/)
})

const example = readFileSync(join(import.meta.dirname, '../../../.env.example'), 'utf8')
/** With every setting in use. */
const exampleInUse = parseEnv(example.replaceAll(/^# (?=[A-Z_]+=)/gm, ''))

test('.env.example names exactly the settings', () => {
  expect(Object.keys(exampleInUse).toSorted()).toEqual(settingNames.toSorted())
})

test('.env.example says the defaults', () => {
  expect(parseEnv(example)).toEqual({})
  expect(readConfig(exampleInUse as Record<string, string>)).toEqual(readConfig({}))
})
