import { describe, expect, onTestFinished } from 'vitest'
import { json, startUpstream } from '../../src/gateway/testing/upstream.ts'
import { productionTimeouts } from '../../src/timeouts.ts'
import { test } from '../harness/fixtures.ts'
import type { App, Extras } from '../harness/open-app.ts'
import { statusesIn, Wire } from '../harness/wire.ts'

const host = 'Host: 127.0.0.1:8888\r\n'
const own = 'X-CSRF: 1\r\n'

describe('a client that asks and does not read', () => {
  /** More than the buffers of a connection on loopback take. */
  const answerBytes = 7_500_000
  const untakenLimits = { eachBytes: 2.5 * answerBytes, totalBytes: 4.5 * answerBytes, smallestBytes: 16 * 1024 }

  async function start(startApp: (settings: Record<string, string>, extras: Extras) => Promise<App>) {
    const large = json({ id: 'ada', text: 'x'.repeat(answerBytes) })
    const upstream = await startUpstream((response, request) =>
      (request.url.includes('/top/') ? large : json({ id: 'ada' }))(response, request),
    )
    const app = await startApp({ SPOTIFY_API_URL: upstream.apiUrl }, { untakenLimits })
    const wires: Wire[] = []
    onTestFinished(() => {
      for (const { socket } of wires) socket.destroy()
    })
    let nth = 0
    /** Asks on a connection of its own. */
    const ask = async (cookie: string, times = 1) => {
      const wire = await Wire.open(app)
      wires.push(wire)
      wire.socket.pause()
      const request = () =>
        `GET /api/spotify/v1/me/top/tracks?offset=${nth++} HTTP/1.1\r\n${host}Cookie: ${cookie}\r\n\r\n`
      wire.send(Array.from({ length: times }, request).join(''))
    }
    const cutOff = () => app.log.filter((line) => line.includes('"event":"answer-not-taken"')).length
    return { app, upstream, ask, cutOff }
  }

  test('gets no more memory than its account may have: the oldest answers are given up', async ({ startApp }) => {
    const { app, ask, cutOff } = await start(startApp)
    const ada = await app.signIn({ scopes: ['user-top-read'] })
    const kept = await app.connections()
    for (let asked = 0; asked < 12; asked += 1) {
      await ask(ada.sessionCookie)
      await expect.poll(() => app.connections()).toBeLessThanOrEqual(kept + 3)
    }
    await expect.poll(() => app.connections(), { timeout: 10_000 }).toBe(kept + 2)
    expect(cutOff()).toBeGreaterThan(0)
    expect((await ada.call('/me')).status).toBe(200)
  })

  test('gets no more by asking many times on one connection', async ({ startApp }) => {
    const { app, ask } = await start(startApp)
    const ada = await app.signIn({ scopes: ['user-top-read'] })
    const kept = await app.connections()
    await ask(ada.sessionCookie, 8)
    await expect.poll(() => app.connections(), { timeout: 10_000 }).toBe(kept)
    expect((await ada.call('/me')).status).toBe(200)
  })
})

describe('after an error answer', () => {
  const http = { ...productionTimeouts.http, headersMs: 200, checkEveryMs: 20 }
  const timeouts = { ...productionTimeouts, http }
  const endless = 'Transfer-Encoding: chunked\r\n\r\n'
  const messages: [what: string, status: number, message: string, more: string][] = [
    ['a body to no route', 404, `POST /api/nothing HTTP/1.1\r\n${host}${own}${endless}`, '1\r\nx\r\n'],
    ['a body without proof of origin', 403, `POST /auth/refresh HTTP/1.1\r\n${host}${endless}`, '1\r\nx\r\n'],
    ['a body without a session', 401, `POST /auth/refresh HTTP/1.1\r\n${host}${own}${endless}`, '1\r\nx\r\n'],
    [
      'a body for a call without a session',
      401,
      `PUT /api/spotify/v1/me/library HTTP/1.1\r\n${host}${own}${endless}`,
      '1\r\nx\r\n',
    ],
    ['a body for another host', 400, `POST /api/x HTTP/1.1\r\nHost: evil.example\r\n${own}${endless}`, '1\r\nx\r\n'],
    [
      'a body in another coding',
      400,
      `POST /auth/sign-out HTTP/1.1\r\n${host}${own}Transfer-Encoding: gzip, chunked\r\n\r\n`,
      '1\r\nx\r\n',
    ],
    [
      'a body that is too large',
      413,
      `POST /api/nothing HTTP/1.1\r\n${host}${own}Content-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n`,
      'x'.repeat(1000),
    ],
    ['a body with a GET', 404, `GET /api/nothing HTTP/1.1\r\n${host}${endless}`, '1\r\nx\r\n'],
    ['a body for another method', 405, `DELETE /api/session HTTP/1.1\r\n${host}${own}${endless}`, '1\r\nx\r\n'],
    ['no HTTP', 400, 'Hello\r\n\r\n', 'Hello'],
    ['headers without end', 431, `GET / HTTP/1.1\r\n${host}X: ${'x'.repeat(20_000)}`, 'x'],
    ['headers too slowly', 408, `GET / HTTP/1.1\r\n${host}`, 'X'],
    ['chunks that are none', 404, `POST /api/nothing HTTP/1.1\r\n${host}${own}${endless}zz\r\n`, 'zz\r\n'],
  ]

  test('a connection is destroyed within seconds, whatever its client keeps sending', { timeout: 20_000 }, async ({
    startApp,
  }) => {
    const app = await startApp({}, { timeouts })
    const heard = messages.map(async ([what, status, message, more]) => {
      const wire = await Wire.open(app)
      // A client that never says that it is done, and never hears that the server is.
      wire.socket.removeAllListeners('end')
      wire.send(message)
      const drip = setInterval(() => wire.send(more), 20)
      onTestFinished(() => {
        clearInterval(drip)
        wire.socket.destroy()
      })
      await expect.poll(() => statusesIn(wire.received)[0] ?? 0, { message: what, timeout: 5_000 }).toBe(status)
    })
    await Promise.all(heard)
    const began = performance.now()
    await expect.poll(() => app.connections(), { timeout: 10_000 }).toBe(0)
    expect(performance.now() - began).toBeLessThan(2 * productionTimeouts.lingering.lingerMs)
  })

  test('a client that sends the rest in time goes on using the connection', async ({ startApp }) => {
    const app = await startApp()
    const wire = await Wire.open(app)
    wire.send(`POST /api/nothing HTTP/1.1\r\n${host}${own}Content-Length: 5\r\n\r\nhel`)
    const statuses = () => [...wire.received.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => status)
    await expect.poll(statuses).toEqual(['404'])
    wire.send('lo')
    wire.send(`GET /healthz HTTP/1.1\r\n${host}\r\n`)
    await expect.poll(statuses).toEqual(['404', '200'])
    await new Promise((resolve) => setTimeout(resolve, productionTimeouts.lingering.lingerMs + 500))
    wire.send(`GET /healthz HTTP/1.1\r\n${host}\r\n`)
    await expect.poll(statuses).toEqual(['404', '200', '200'])
    wire.socket.destroy()
  })
})
