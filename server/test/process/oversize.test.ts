import { once } from 'node:events'
import { request } from 'node:http'
import { Readable } from 'node:stream'
import { describe, expect } from 'vitest'
import { json, startUpstream } from '../../src/gateway/testing/upstream.ts'
import { productionTimeouts } from '../../src/timeouts.ts'
import { test } from '../harness/fixtures.ts'
import { sessionCookie } from '../harness/open-app.ts'
import { startProcess } from '../harness/start-process.ts'
import { testPort } from '../harness/test-port.ts'
import { exchange, statusesIn, Wire } from '../harness/wire.ts'

const host = 'Host: 127.0.0.1:8888\r\n'
const session = (headers: string) => `GET /api/session HTTP/1.1\r\n${host}Connection: close\r\n${headers}\r\n`

describe('too much of everything', () => {
  const oversize: [string, string][] = [
    ['an address of 20 KB', `GET /api/${'x'.repeat(20_000)} HTTP/1.1\r\n${host}\r\n`],
    ['a query of 20 KB', `GET /api/session?${'x'.repeat(20_000)} HTTP/1.1\r\n${host}\r\n`],
    ['a header of 20 KB', session(`X: ${'x'.repeat(20_000)}\r\n`)],
    ['a header of a megabyte', session(`X: ${'x'.repeat(1_000_000)}\r\n`)],
    ['a header name of 20 KB', session(`${'x'.repeat(20_000)}: a\r\n`)],
    ['cookies of 20 KB', session(`Cookie: ${sessionCookie}=${'x'.repeat(20_000)}\r\n`)],
    ['thousands of headers', session('a:b\r\n'.repeat(2000))],
    ['thousands of cookies', session(`Cookie: ${'a=b; '.repeat(4000)}\r\n`)],
    ['a host of 20 KB', `GET /api/session HTTP/1.1\r\nHost: ${'x'.repeat(20_000)}\r\n\r\n`],
  ]

  test.for(oversize)('%s is refused as too large', async ([, message], { startApp }) => {
    const app = await startApp()
    expect(await exchange(app, message)).toMatch(/^HTTP\/1\.1 431 .*"code":"too-large"/s)
    expect((await app.browser().get('/healthz')).status).toBe(200)
  })

  test('a body just within the limit is read, and affects no other request', async ({ startApp }) => {
    const app = await startApp()
    for (const headers of [
      `Cookie: ${sessionCookie}=${'x'.repeat(15_000)}\r\n`,
      `X: ${'x'.repeat(15_000)}\r\n`,
      'a:b\r\n'.repeat(500),
    ])
      expect(await exchange(app, session(headers))).toMatch(/^HTTP\/1\.1 200 .*"authenticated":false/s)
  })
})

describe('a body that is too large', () => {
  const megabytes = 5
  const piece = Buffer.alloc(64 * 1024, 'x')
  const pieces = () => Readable.from(Array.from({ length: megabytes * 16 }, () => piece))

  /** Sends it piece by piece, whatever is answered meanwhile. */
  async function post(url: string, headers: Record<string, string | number>): Promise<number | undefined> {
    const asked = request(url, { method: 'POST', headers: { 'x-csrf': '1', ...headers } })
    pieces().pipe(asked)
    const [answer] = await once(asked, 'response')
    // What becomes of the rest is nobody's concern once it is answered.
    asked.on('error', () => {})
    await once(answer.resume(), 'end')
    return answer.statusCode
  }

  test.for<[string, Record<string, number>]>([
    ['is said', { 'content-length': megabytes * 1024 * 1024 }],
    ['is not said', {}],
  ])('whose length %s: whoever sends all of it hears so', async ([, length]) => {
    const simulatorPort = String(await testPort())
    const { origin } = await startProcess({ SIMULATOR: 'on', SIMULATOR_PORT: simulatorPort })
    for (const url of [`${origin}/api/nothing`, `http://localhost:${simulatorPort}/v1/me/playlists`])
      for (let time = 0; time < 20; time += 1)
        expect([url, await post(url, { 'content-type': 'application/json', ...length })]).toEqual([url, 413])
  })
})

describe('a body without end', () => {
  const megabyte = 'x'.repeat(1024 * 1024)
  const routes = [
    ['/api/spotify/v1/me/playlists', 413],
    ['/auth/sign-out', 204],
    ['/api/nothing', 413],
  ] as const

  test.for(routes)(
    'to %s is answered before it has come, and its sender can’t go on for long',
    async ([url, status], { startApp }) => {
      const upstream = await startUpstream(json({ id: 'ada' }))
      const http = { headersMs: 100, requestMs: 400, silenceMs: 1000, checkEveryMs: 20 }
      const timeouts = { ...productionTimeouts, http }
      const app = await startApp({ SPOTIFY_API_URL: upstream.apiUrl }, { timeouts })
      const ada = await app.signIn({ scopes: ['playlist-modify-private', 'playlist-modify-public'] })
      const calls = upstream.received.length
      const headers = `${host}Cookie: ${url.includes('spotify') ? ada.sessionCookie : 'a=b'}\r\nX-CSRF: 1\r\nContent-Type: application/json\r\n`
      const wire = await Wire.open(app)
      wire.send(`POST ${url} HTTP/1.1\r\n${headers}Content-Length: 1000000000000\r\n\r\n${megabyte}`)
      const closed = wire.heard()
      const flood = setInterval(() => wire.send(megabyte), 5)
      const answer = await closed
      clearInterval(flood)
      expect(statusesIn(answer)[0]).toBe(status)
      expect(upstream.received).toHaveLength(calls)
      expect(await ada.session()).toMatchObject({ authenticated: true })
    },
  )
})
