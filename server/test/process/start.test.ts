import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { test } from '../harness/fixtures.ts'
import { settingsFor } from '../harness/open-app.ts'
import type { ServerProcess } from '../harness/server-process.ts'
import { launch, startProcess } from '../harness/start-process.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { testPort } from '../harness/test-port.ts'

/** One readable block for whoever started it, and an exit code for whatever did. */
async function expectRefusal(server: ServerProcess, ...names: string[]): Promise<void> {
  expect(await server.ended).toEqual({ code: 1, signal: null })
  for (const name of names) expect(server.output).toContain(name)
  expect(server.output).toContain('Scopedeck can’t start')
  expect(server.output).not.toMatch(/\n\s+at |node:internal|Error:.*\n\s+at|Warning:/)
}

describe('it does not start', () => {
  test('with wrong settings, and names every one of them with what is allowed', async () => {
    const wrong = {
      HOST: 'a host',
      PORT: '70000',
      PUBLIC_URL: 'https://deck.example/path',
      SPOTIFY_CLIENT_SECRET: 'the-secret-without-an-id',
      SPOTIFY_AUTHORIZE_URL: 'accounts.example',
      SPOTIFY_TOKEN_URL: 'ftp://accounts.example',
      SPOTIFY_API_URL: 'https://user:hunter2@api.example',
      SPOTIFY_ISSUER: 'nobody',
      SESSION_KEYS: `${'A'.repeat(44)},c2hvcnQ=`,
      SESSION_STORE: 'postgres://nowhere',
      SESSION_IDLE_TTL: '0s',
      SESSION_MAX_TTL: 'for ever',
      TRUST_PROXY: 'perhaps',
      SIMULATOR: 'maybe',
      SIMULATOR_PORT: '-1',
      LOG_LEVEL: 'loud',
      METRICS_TOKEN: 'with a blank',
    }
    const server = launch(wrong)
    await expectRefusal(
      server,
      ...Object.keys(wrong).filter((name) => name !== 'SPOTIFY_CLIENT_SECRET'),
      'SPOTIFY_CLIENT_ID',
    )
    expect(server.output.match(/found {4}/g)).toHaveLength(17)
    expect(server.output.match(/allowed {2}/g)).toHaveLength(17)
    for (const secret of ['the-secret-without-an-id', 'hunter2', 'c2hvcnQ', 'with a blank'])
      expect(server.output).not.toContain(secret)
  })

  test('in production without keys, client or an address that is safe', async () => {
    const server = launch({ NODE_ENV: 'production', PUBLIC_URL: 'http://deck.example' })
    await expectRefusal(server, 'SESSION_KEYS', 'SPOTIFY_CLIENT_ID', 'PUBLIC_URL', 'SIMULATOR=on')
  })

  test('on a port that is taken', async ({ simulator }) => {
    const taken = new URL(simulator.origin).port
    const app = launch({ ...settingsFor(simulator.origin), HOST: 'localhost', PORT: taken })
    await expectRefusal(app, 'PORT', taken)
    const embedded = launch({ PORT: String(await testPort()), SIMULATOR_PORT: taken, SESSION_STORE: 'memory:' })
    await expectRefusal(embedded, 'SIMULATOR_PORT', taken)
  })

  test('with a store that can’t be one, whatever the reason', async ({ simulator }) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), 'This is no database, and long enough to be taken for one. '.repeat(100))
    const { SESSION_KEYS: _, ...settings } = settingsFor(simulator.origin)
    const paths = [`${folder}/file/deck.db`, folder, `${folder}/file`, '/proc/scopedeck/deck.db', '/proc/deck.db']
    const refuses = async (path: string) => {
      const server = launch({ ...settings, PORT: String(await testPort()), SESSION_STORE: `sqlite:${path}` })
      await expectRefusal(server, 'SESSION_STORE')
    }
    await Promise.all(paths.map(refuses))
  })

  test('with kept keys that are none, and does not show them', async ({ simulator }) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'session-keys'), 'half-a-key')
    const { SESSION_KEYS: _, ...settings } = settingsFor(simulator.origin)
    const server = launch({ ...settings, PORT: String(await testPort()), SESSION_STORE: `sqlite:${folder}/deck.db` })
    await expectRefusal(server, 'SESSION_KEYS', join(folder, 'session-keys'))
    expect(server.output).not.toContain('half-a-key')
  })
})

test('an .env that can’t be read is reported like any other setting', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, '.env'))
  await expectRefusal(launch({}, folder), '.env')
})

/** Tells of each module of these libraries that is loaded. */
const tellLoaded = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  registerHooks({
    load(url, context, next) {
      if (/node_modules.(undici|@redis.client|@opentelemetry.sdk)/.test(url)) console.log('loaded ' + url)
      return next(url, context)
    },
  })`)}`

describe('it starts', () => {
  test('with nothing set but free ports and no library that only calls need, tells where, and what stands there works', async () => {
    const circumstances = { nodeArguments: ['--import', tellLoaded] }
    const server = launch({ PORT: '0', SIMULATOR_PORT: '0' }, temporaryFolder(), circumstances)
    await expect.poll(() => server.output).toMatch(/open +http/)
    expect(server.output).not.toMatch(/^loaded /m)
    const [, origin = ''] = /open +(http:\S+)/.exec(server.output) ?? []
    const [, simulatorOrigin = ''] = /simulated, at (http:\/\/localhost:\d+)/.exec(server.output) ?? []
    const browser = server.browserAt(origin)
    const request = await browser.begin({ scopes: ['user-top-read'], returnTo: '/player' })
    expect(request.origin).toBe(simulatorOrigin)
    expect((await browser.comeBack(await browser.visitConsent(request))).location).toBe('/player')
    expect((await browser.call('/me/top/tracks')).status).toBe(200)
    expect(server.output).toMatch(/^loaded .*undici/m)
    expect(await server.end()).toEqual({ code: 0, signal: null })
    server.leakDetector.assertNoLeaks()
  })

  test('with what .env says', async ({ simulator }) => {
    const folder = temporaryFolder()
    const port = await testPort()
    const settings = { ...settingsFor(simulator.origin), PORT: String(port) }
    writeFileSync(
      join(folder, '.env'),
      Object.entries(settings)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    )
    const server = launch({}, folder)
    await expect.poll(() => server.output).toContain('another OAuth 2 server')
    expect((await server.browserAt(`http://127.0.0.1:${port}`).get('/healthz')).status).toBe(200)
  })
})

describe('told to stop', () => {
  test('it finishes the requests under way, accepts no new ones, and exits with 0', async ({ simulator }) => {
    await simulator.reset()
    const server = await startProcess(settingsFor(simulator.origin))
    const ada = await server.signIn({ scopes: ['user-top-read'] })
    await simulator.fault({ match: { path: '/v1/me/top' }, effect: { delayMs: 700 } })
    const underWay = ada.call('/me/top/tracks')
    await expect.poll(() => simulator.requests('/v1/me/top')).toHaveLength(1)
    const ended = server.end()
    const readiness = () =>
      server
        .browser()
        .get('/readyz')
        .then(
          ({ status }) => status,
          () => 'gone',
        )
    await expect.poll(readiness).not.toBe(200)
    expect(await underWay).toMatchObject({ status: 200, headers: { connection: 'close' } })
    expect(await ended).toEqual({ code: 0, signal: null })
  })

  test('it stores a refresh under way that no request waits for', async ({ simulator }) => {
    await simulator.reset()
    await simulator.settings({ rotateRefreshTokens: true })
    const settings = { ...settingsFor(simulator.origin), SESSION_STORE: `sqlite:${join(temporaryFolder(), 'deck.db')}` }
    const first = await startProcess(settings)
    const ada = await first.signIn({ scopes: ['user-top-read'] })
    await simulator.expireTokens()
    await simulator.tokenFault({ delayMs: 500 })
    const leaving = new AbortController()
    const left = ada.call('/me/top/tracks', { signal: leaving.signal }).catch(() => 'left')
    await expect.poll(() => simulator.requests('/api/token')).toHaveLength(2)
    leaving.abort()
    expect([await left, await first.end()]).toEqual(['left', { code: 0, signal: null }])

    const second = await startProcess(settings)
    expect((await second.browser().carrying(ada).call('/me/top/tracks')).status).toBe(200)
    expect(await simulator.requests('/api/token')).toHaveLength(2)
  })
})
