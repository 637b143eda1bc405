import { describe, expect } from 'vitest'
import { json, startUpstream } from '../../src/gateway/testing/upstream.ts'
import { productionTimeouts } from '../../src/timeouts.ts'
import { test } from '../harness/fixtures.ts'
import { statusesIn, Wire } from '../harness/wire.ts'

/** As much as the usual one, in a hundredth of the time. */
const http = { headersMs: 100, requestMs: 300, silenceMs: 750, checkEveryMs: 20 }
const timeouts = { ...productionTimeouts, http }
/** A client of ours is served beside the slow one: on a busy machine it may need longer than 100 ms for its headers. */
const servingOthers = { ...timeouts, http: { ...http, headersMs: 1_000, requestMs: 3_000, silenceMs: 2_500 } }
const host = 'Host: 127.0.0.1:8888\r\n'

describe('a client that takes too long', () => {
  const byteByByte: [string, string, string][] = [
    ['over the request line', '', `GET /${'a'.repeat(5000)}`],
    ['over the headers', `GET /api/session HTTP/1.1\r\n${host}`, 'X: y\r\n'.repeat(2000)],
    [
      'over a counted body',
      `POST /api/spotify/v1/me/playlists HTTP/1.1\r\n${host}X-CSRF: 1\r\nContent-Length: 9000\r\n\r\n`,
      '{'.repeat(9000),
    ],
    [
      'over a chunked body',
      `POST /auth/sign-out HTTP/1.1\r\n${host}X-CSRF: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
      '1\r\nx\r\n'.repeat(2000),
    ],
    ['over line breaks', '', '\r\n'.repeat(3000)],
  ]

  test.for(byteByByte)('%s, byte by byte, is cut off', async ([, atOnce, slowly], { startApp }) => {
    const app = await startApp({}, { timeouts })
    const wire = (await Wire.open(app)).send(atOnce)
    let sent = 0
    const drip = setInterval(() => wire.send(slowly.charAt(sent++ % slowly.length)), 5)
    const statuses = statusesIn(await wire.heard())
    clearInterval(drip)
    expect(sent).toBeLessThan(slowly.length)
    expect(statuses.filter((status) => status >= 500)).toEqual([])
    await expect.poll(() => app.connections()).toBe(0)
    expect((await app.browser().get('/healthz')).status).toBe(200)
  })

  test('over its headers is cut off, though a body may take much longer', async ({ startApp }) => {
    const patient = { ...http, requestMs: 600_000, silenceMs: 600_000 }
    const app = await startApp({}, { timeouts: { ...timeouts, http: patient } })
    const wire = (await Wire.open(app)).send(`GET /api/session HTTP/1.1\r\n${host}`)
    const drip = setInterval(() => wire.send('X: y\r\n'), 5)
    expect(statusesIn(await wire.heard())).toEqual([408])
    clearInterval(drip)
  })

  test('to begin or to go on gets 408 and is cut off', async ({ startApp }) => {
    const app = await startApp({}, { timeouts })
    for (const beginning of ['', 'GET /', `GET /api/session HTTP/1.1\r\n${host}`]) {
      const answer = await (await Wire.open(app)).send(beginning).heard()
      expect(answer).toMatch(/^HTTP\/1\.1 408 .*connection: close.*"code":"invalid-request"/is)
    }
  })

  test('to read its answer is cut off', async ({ startApp }) => {
    const upstream = await startUpstream(json({ id: 'ada', text: 'x'.repeat(7_000_000) }))
    const app = await startApp({ SPOTIFY_API_URL: upstream.apiUrl }, { timeouts: servingOthers })
    const ada = await app.signIn()
    const kept = await app.connections()
    const wire = await Wire.open(app)
    wire.socket.pause()
    wire.send(`GET /api/spotify/v1/me HTTP/1.1\r\n${host}Cookie: ${ada.sessionCookie}\r\n\r\n`)
    await upstream.arrived(2)
    await expect.poll(() => app.connections(), { timeout: 10_000 }).toBe(kept)
    wire.socket.destroy()
    expect(await ada.session()).toMatchObject({ authenticated: true })
  })
})

test('a client that closes its half has gone: its call ends, and nothing is done for it', async ({ startApp }) => {
  const gone = Promise.withResolvers<void>()
  const upstream = await startUpstream((response, { url }) => {
    if (!url.includes('/top/')) return void response.end('{"id":"ada"}')
    response.on('close', gone.resolve)
  })
  const app = await startApp({ SPOTIFY_API_URL: upstream.apiUrl })
  const ada = await app.signIn({ scopes: ['user-top-read'] })
  const wire = await Wire.open(app)
  wire.send(`GET /api/spotify/v1/me/top/tracks HTTP/1.1\r\n${host}Cookie: ${ada.sessionCookie}\r\n\r\n`)
  await upstream.arrived(2)
  expect(await wire.finish().heard()).toBe('')
  await gone.promise
})

test('half a request and no more is refused at once', async ({ startApp }) => {
  const app = await startApp()
  const halves = [
    'GET /api/session HTTP/1.1\r\n',
    `POST /auth/sign-out HTTP/1.1\r\n${host}X-CSRF: 1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe`,
  ]
  for (const half of halves) {
    const statuses = statusesIn(await (await Wire.open(app)).send(half).finish().heard())
    expect(statuses.filter((status) => status >= 500)).toEqual([])
  }
  expect((await app.browser().get('/healthz')).status).toBe(200)
})

test('500 clients that connect and send nothing delay no other client, and are cut off in time', async ({
  startApp,
}) => {
  const app = await startApp({}, { timeouts: servingOthers })
  const idle = await Promise.all(Array.from({ length: 500 }, () => Wire.open(app)))
  const ada = await app.signIn({ scopes: ['user-top-read'] })
  expect((await ada.call('/me/top/tracks')).status).toBe(200)
  for (const answer of await Promise.all(idle.map((wire) => wire.heard()))) expect(statusesIn(answer)).toEqual([408])
  expect(await ada.session()).toMatchObject({ authenticated: true })
})
