import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { startUpstream } from '../../src/gateway/testing/upstream.ts'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import type { App } from '../harness/open-app.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const scopes = ['user-top-read', 'playlist-modify-private', 'playlist-modify-public', 'user-modify-playback-state']

describe('Spotify in trouble', () => {
  const top = (browser: Browser, offset = 0) => browser.call(`/me/top/tracks?limit=1&offset=${offset}`)
  const calls = async (app: Pick<App, 'signIn'>) => app.signIn({ scopes })

  test('a 5xx is asked again twice for a GET, and never for a change', async ({ startApp, simulator }) => {
    const ada = await calls(await startApp())
    await simulator.fault({ match: { path: '/v1/me' }, effect: { status: 503 } })
    expect((await top(ada)).status).toBe(503)
    expect(await simulator.requests('/v1/me/top')).toHaveLength(3)
    expect((await ada.call('/me/player/play', { method: 'PUT' })).status).toBe(503)
    expect(await simulator.requests('/v1/me/player')).toHaveLength(1)
    await simulator.mend()
    expect((await top(ada)).status).toBe(200)
  })

  test('a 429 is passed on with its time, which holds for this account only', async ({ startApp, simulator }) => {
    const app = await startApp()
    const [ada, ben] = [await calls(app), await app.signIn({ scopes, account: 'ben' })]
    await simulator.fault({
      match: { path: '/v1/me/top' },
      effect: { status: 429, headers: { 'retry-after': 7 } },
      times: 1,
    })
    const refused = await top(ada)
    expect([refused.status, refused.headers['retry-after'], refused.json().code]).toEqual([429, '7', 'rate-limited'])
    for (const answer of await Promise.all([1, 2, 3, 4, 5].map((offset) => top(ada, offset))))
      expect(answer.status).toBe(429)
    expect(await simulator.requests('/v1/me/top')).toHaveLength(1)
    expect((await top(ben)).status).toBe(200)
    app.clock.aheadMs = 8000
    expect((await top(ada)).status).toBe(200)
  })

  test('a spent quota has its own problem and is not retried', async ({ startApp, simulator }) => {
    const ada = await calls(await startApp())
    const body = { error: { status: 429, message: 'Quota exceeded', reason: 'QUOTA_EXCEEDED' } }
    await simulator.fault({
      match: { path: '/v1/me/top' },
      effect: { status: 429, body, headers: { 'retry-after': 3600 } },
      times: 1,
    })
    for (const answer of [await top(ada), await top(ada, 1)])
      expect([answer.status, answer.json().code]).toEqual([429, 'quota-exceeded'])
    expect(await simulator.requests('/v1/me/top')).toHaveLength(1)
  })

  test.for([
    ['the connection breaks', { reset: true }, 502],
    ['the answer breaks off', { truncate: true }, 502],
    [
      'the answer is HTML',
      { status: 200, body: '<script>alert(1)</script>', headers: { 'content-type': 'text/html' } },
      502,
    ],
    ['the answer is garbage', { status: 200, body: '{"a":' }, 502],
    ['it leads elsewhere', { status: 302, body: '', headers: { location: 'http://127.0.0.1:9/' } }, 502],
    [
      'it refuses in HTML',
      { status: 403, body: '<script>alert(1)</script>', headers: { 'content-type': 'text/html' } },
      403,
    ],
    ['it refuses in plain text', { status: 403, body: 'Just no.' }, 403],
  ] as const)('%s: a problem, never what it sent', async ([, effect, status], { startApp, simulator }) => {
    const ada = await calls(await startApp())
    // As often as a GET is asked whose connection was lost.
    await simulator.fault({ match: { path: '/v1/me/top' }, effect, times: 3 })
    const answer = await top(ada)
    await simulator.mend()
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'application/problem+json; charset=utf-8'])
    expect(answer.text).not.toContain('<script')
    expect((await top(ada)).status).toBe(200)
  })

  test('the words of a server error reach no answer, no page and no stream', async ({ startApp }) => {
    const words = 'dsn=postgres://inside'
    const error = { status: 500, message: words, reason: words }
    let isBroken = false
    const upstream = await startUpstream((response) => {
      const body = isBroken ? { error, error_description: words, title: words, detail: words } : { id: 'ada' }
      const headers = { 'content-type': 'application/json', 'www-authenticate': `Bearer error="${words}"` }
      response.writeHead(isBroken ? 500 : 200, headers).end(JSON.stringify(body))
    })
    const ada = await (await startApp({ SPOTIFY_API_URL: upstream.apiUrl })).signIn({
      scopes: [...scopes, 'user-read-playback-state', 'playlist-read-private'],
    })
    const tokenless = await startApp({ SPOTIFY_TOKEN_URL: `${upstream.apiUrl}/token` })
    isBroken = true
    const listening = await ada.listen()
    const answers = [
      await top(ada),
      await ada.call('/me/player/play', { method: 'PUT' }),
      await ada.get('/api/playlists/37i9dQZF1DXcBWIGoYBM5M/items?offset=0&pages=2'),
      await ada.get('/api/session'),
      await tokenless.browser().signIn({ scopes }),
    ]
    await listening.nth('problem', 1)
    listening.close()
    const all = [...answers.map(({ text, headers }) => text + JSON.stringify(headers)), JSON.stringify(listening.told)]
    for (const answer of all) expect(answer).not.toContain('inside')
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 200, 503])
  })

  test('the client goes, and the call upstream ends within a second', async ({ startApp }) => {
    const gone = Promise.withResolvers<number>()
    const upstream = await startUpstream((response, { url }) => {
      if (!url.includes('/top/')) return void response.end('{"id":"ada"}')
      response.on('close', () => gone.resolve(performance.now()))
    })
    const ada = await calls(await startApp({ SPOTIFY_API_URL: upstream.apiUrl }))
    const leaving = new AbortController()
    const call = ada.call('/me/top/tracks', { signal: leaving.signal })
    await upstream.arrived(2)
    const left = performance.now()
    leaving.abort()
    await expect(call).rejects.toThrow()
    expect((await gone.promise) - left).toBeLessThan(1000)
  })

  test('the same call in two tabs goes on while one of them waits, and ends with the last', async ({ startApp }) => {
    const closed = Promise.withResolvers<void>()
    const answers: (() => void)[] = []
    const upstream = await startUpstream((response, { url }) => {
      if (!url.includes('/top/')) return void response.end('{"id":"ada"}')
      answers.push(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}'))
      response.on('close', () => answers.length === 2 && closed.resolve())
    })
    const ada = await calls(await startApp({ SPOTIFY_API_URL: upstream.apiUrl }))
    const ask = (signal: AbortSignal) => ada.call('/me/top/tracks', { signal }).catch(() => 'gone' as const)
    // Whatever was sent before a call that is not shared has come as well once that one is answered.
    const settle = () => ada.call('/me')
    const [leaving, staying, last] = [new AbortController(), new AbortController(), new AbortController()]

    const [left, stayed] = [ask(leaving.signal), ask(staying.signal)]
    await settle()
    leaving.abort()
    expect(await left).toBe('gone')
    await settle()
    answers[0]?.()
    expect(await stayed).toMatchObject({ status: 200, text: '{"items":[]}' })

    const both = [ask(staying.signal), ask(last.signal)]
    await settle()
    staying.abort()
    last.abort()
    expect(await Promise.all(both)).toEqual(['gone', 'gone'])
    await closed.promise
    expect(answers).toHaveLength(2)
  })

  test('calls that hang keep no sign-in, no refresh and no other account waiting', async ({ startApp, simulator }) => {
    const app = await startApp()
    const [ada, ben] = [await calls(app), await app.signIn({ scopes, account: 'ben' })]
    await simulator.fault({ match: { path: '/v1/me/top/tracks' }, effect: { delayMs: 60_000 } })
    const leaving = new AbortController()
    const hanging = Array.from({ length: 40 }, (_, offset) =>
      ada.call(`/me/top/tracks?limit=1&offset=${offset}`, { signal: leaving.signal }).catch(() => 'gone'),
    )
    await expect.poll(async () => (await simulator.requests('/v1/me/top/tracks')).length).toBe(8)
    expect((await ben.call('/me/top/artists?limit=1')).status).toBe(200)
    expect((await ada.act('POST', '/auth/refresh')).status).toBe(200)
    expect(await (await calls(app)).session()).toMatchObject({ account: { id: 'ada' } })
    leaving.abort()
    expect(new Set(await Promise.all(hanging))).toEqual(new Set(['gone']))
    expect((await ada.call('/me/top/artists?limit=1')).status).toBe(200)
  })

  test('that never answers opens the circuit breaker, which is logged once, and one call closes it again', async ({
    startApp,
    simulator,
  }) => {
    const app = await startApp()
    const [ada, ben] = [await calls(app), await app.signIn({ scopes, account: 'ben' })]
    const told = (words: string) => app.log.filter((line) => line.includes(words)).length
    await simulator.fault({ match: { path: '/v1/me' }, effect: { reset: true } })
    const failed = [ada, ben].flatMap((browser) => [1, 2, 3, 4, 5].map((nth) => top(browser, nth)))
    for (const { status } of await Promise.all(failed)) expect(status).toBe(502)
    const made = (await simulator.requests('/v1/me/top')).length
    for (const browser of [ada, ben, ada]) {
      const left = await top(browser)
      expect([left.status, left.json().code]).toEqual([503, 'upstream-unavailable'])
      expect(Number(left.headers['retry-after'])).toBeLessThanOrEqual(8)
    }
    expect(await simulator.requests('/v1/me/top')).toHaveLength(made)
    expect(await ada.session()).toMatchObject({ authenticated: true })

    app.clock.aheadMs = 10_000
    expect((await top(ben)).status).toBe(502)
    expect((await top(ben)).status).toBe(503)
    await simulator.mend()
    app.clock.aheadMs = 60_000
    for (const browser of [ben, ada, ben]) expect((await top(browser)).status).toBe(200)
    expect([told('Spotify answers nobody'), told('Spotify answers again')]).toEqual([1, 1])
  })

  test('a pause that one process was asked for is kept by the other', async ({ startApp, simulator }) => {
    const store = { SESSION_STORE: `sqlite:${join(temporaryFolder(), 'deck.db')}` }
    const keys = { SESSION_KEYS: randomBytes(32).toString('base64') }
    const [one, other] = [await startApp({ ...store, ...keys }), await startApp({ ...store, ...keys })]
    const ada = await calls(one)
    const same = other.browser().carrying(ada)
    expect((await top(same)).status).toBe(200)
    const effect = { status: 429, headers: { 'retry-after': 7 } }
    await simulator.fault({ match: { path: '/v1/me/top' }, effect, times: 1 })
    expect((await top(ada)).status).toBe(429)
    // It travels through the file; until it has come the fault is spent, and a call is served.
    await expect.poll(async () => (await top(same)).status, { timeout: 5000 }).toBe(429)
    const heard = (await simulator.requests('/v1/me/top')).length
    for (let nth = 0; nth < 10; nth += 1) expect((await top(same, nth)).json().code).toBe('rate-limited')
    expect(await simulator.requests('/v1/me/top')).toHaveLength(heard)
    other.clock.aheadMs = 8000
    expect((await top(same)).status).toBe(200)
  })
})
