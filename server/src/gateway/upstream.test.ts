import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { Agent } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { as, startApp } from './testing/app.ts'
import { json, plain, refuse, startUpstream } from './testing/upstream.ts'
import { createUpstream, sendUpstream, type UpstreamLimits } from './upstream.ts'

const url = '/api/spotify/v1/me'
const limits = { answerBytes: 64 * 1024 }
/** For an upstream that hangs. Long enough for a busy machine to answer a call that does not hang. */
const shortLimits = { ...limits, totalMs: 500 }

/** `recovers`: the same connections serve the next call. */
async function start(within: Partial<UpstreamLimits> = limits) {
  const upstream = await startUpstream()
  const { app, pauses, sessions, clock } = await startApp(upstream.apiUrl, { limits: within })
  const get = async (path = url) => (await app.inject({ url: path, ...as('ada') })).json()
  const recovers = async () => {
    upstream.answer = json({ fine: true })
    expect(await get()).toEqual({ fine: true })
  }
  return { upstream, app, get, recovers, pauses, sessions, clock }
}

test('an upstream that hangs before the answer, or within it, is a timeout', async () => {
  const { upstream, get, recovers } = await start(shortLimits)
  upstream.answer = () => {}
  expect(await get()).toMatchObject({ status: 504, code: 'upstream-timeout' })
  upstream.answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{"a":')
  expect(await get()).toMatchObject({ status: 504, code: 'upstream-timeout' })
  await recovers()
})

test('time that runs out between two attempts is a timeout too', async () => {
  const upstream = await startUpstream(refuse(503, 'Service unavailable'))
  const sleep = (_: number, signal: AbortSignal) => delay(60_000, undefined, { signal })
  const { app } = await startApp(upstream.apiUrl, { limits: shortLimits, sleep })
  expect((await app.inject({ url, ...as('ada') })).json()).toMatchObject({ status: 504, code: 'upstream-timeout' })
})

test('one byte at a time gains no time', async () => {
  const { upstream, get, recovers } = await start(shortLimits)
  upstream.answer = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const drip = setInterval(() => response.write(' '), 5)
    response.on('close', () => clearInterval(drip))
  }
  expect(await get()).toMatchObject({ status: 504, code: 'upstream-timeout' })
  await recovers()
})

test('a connection that breaks off, before the answer or within it, is an invalid answer', async () => {
  const { upstream, get, recovers } = await start()
  upstream.answer = (response) => response.destroy()
  expect(await get()).toMatchObject({ status: 502, code: 'upstream-invalid' })
  upstream.answer = (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
    response.write('{"a":', () => response.destroy())
  }
  expect(await get()).toMatchObject({ status: 502, code: 'upstream-invalid' })
  upstream.answer = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{"a":', () => response.destroy())
  }
  expect(await get()).toMatchObject({ status: 502, code: 'upstream-invalid' })
  // Each GET was asked three times.
  expect(upstream.received).toHaveLength(9)
  await recovers()
})

test('an answer without end is cut at the limit', async () => {
  const { upstream, get, recovers } = await start()
  let sent = 0
  upstream.answer = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const chunk = Buffer.alloc(64 * 1024, ' ')
    const pour = () => {
      while (sent < 100 * 1024 * 1024 && !response.destroyed) {
        sent += chunk.length
        if (!response.write(chunk)) return
      }
      response.end()
    }
    response.on('drain', pour)
    pour()
  }
  expect(await get()).toMatchObject({ status: 502, code: 'upstream-invalid', upstreamStatus: 200 })
  expect(sent).toBeLessThan(10 * 1024 * 1024)
  await recovers()
})

test.each([
  ['HTML', plain('<html><title>Oops</title></html>', { type: 'text/html' })],
  ['JSON that calls itself HTML', plain('{}', { type: 'text/html' })],
  ['garbage', plain('}{', { type: 'application/json' })],
  ['half of it', plain('{"items":[1,2', { type: 'application/json' })],
  ['a bare word', plain('"yes"', { type: 'application/json' })],
  [
    'broken UTF-8',
    (response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.from('7b2261223a22ff227d', 'hex')),
  ],
  ['compressed unasked', json({ a: 1 }, { headers: { 'content-encoding': 'gzip' } })],
] satisfies [string, Parameters<typeof startUpstream>[0]][])(
  'an answer that is %s never reaches the page',
  async (_, answer) => {
    const { upstream, app, recovers } = await start()
    upstream.answer = answer
    const response = await app.inject({ url, ...as('ada') })
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(response.json()).toMatchObject({ status: 502, code: 'upstream-invalid', upstreamStatus: 200 })
    await recovers()
  },
)

test('links are found at any depth', async () => {
  const { upstream, get, recovers } = await start()
  const deep = 7_000
  upstream.answer = plain(`${'{"href":'.repeat(deep)}1${'}'.repeat(deep)}`, { type: 'application/json' })
  expect(await get()).toHaveProperty('href')
  await recovers()
})

test('a redirect is not followed', async () => {
  const elsewhere = await startUpstream()
  const { upstream, get, recovers } = await start()
  for (const status of [301, 302, 303, 307, 308]) {
    upstream.answer = (response) => response.writeHead(status, { location: `${elsewhere.apiUrl}/me` }).end()
    expect(await get()).toMatchObject({ status: 502, code: 'upstream-invalid', upstreamStatus: status })
  }
  expect(elsewhere.received).toEqual([])
  await recovers()
})

test('an upstream that can’t be reached is unavailable, with a time to come back', async () => {
  const { app } = await startApp('http://127.0.0.1:1/v1', { limits })
  const response = await app.inject({ url, ...as('ada') })
  expect(response.json()).toMatchObject({ status: 503, code: 'upstream-unavailable', retryAfter: 5 })
  expect(response.headers['retry-after']).toBe('5')
})

test('an upstream that does not speak HTTP is invalid', async () => {
  const server = createServer((socket) => socket.on('error', () => {}).end('SSH-2.0-OpenSSH_9\r\n'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { app } = await startApp(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, { limits })
  const response = await app.inject({ url, ...as('ada') })
  expect(response.json()).toMatchObject({ status: 502, code: 'upstream-invalid' })
})

test('a plain-text refusal is understood', async () => {
  const { upstream, get } = await start()
  upstream.answer = plain('Check settings on developer.spotify.com/dashboard, the user may not be registered.', {
    status: 403,
  })
  expect(await get()).toMatchObject({ status: 403, code: 'not-allowlisted', upstreamStatus: 403 })
  upstream.answer = refuse(404, 'Player command failed: No active device found', 'NO_ACTIVE_DEVICE')
  expect(await get()).toMatchObject({ status: 404, code: 'no-active-device', reason: 'NO_ACTIVE_DEVICE' })
})

test('a hundred calls into a hanging upstream all end, and the next is served', async () => {
  const { upstream, app, sessions, clock, recovers } = await start(shortLimits)
  upstream.answer = () => {}
  const calls = Array.from({ length: 100 }, async (_, nth) => {
    sessions.grant(`person-${nth % 20}`)
    return (await app.inject({ url: `${url}?call=${nth}`, ...as(`person-${nth % 20}`) })).json().code
  })
  expect(new Set(await Promise.all(calls))).toEqual(new Set(['upstream-timeout', 'upstream-unavailable']))
  clock.now += 60_000
  await recovers()
})

/** An upstream that answers with as many bytes as its path says; one large answer is read at a time. */
async function startSized() {
  const server = await startUpstream((response, request) =>
    plain('x'.repeat(Number(request.url.replace('/v1/', ''))))(response, request),
  )
  const dispatcher = new Agent()
  onTestFinished(() => dispatcher.destroy())
  const limits = { totalMs: 15_000, smallAnswerBytes: 1_000, answerBytes: 100_000, largeAnswers: 1 }
  const upstream = createUpstream({ apiUrl: server.apiUrl, dispatcher }, limits)
  const read = async (bytes: number, signal = new AbortController().signal) => {
    const answer = await sendUpstream(
      upstream,
      'get-track',
      { method: 'GET', target: `/${bytes}`, headers: {} },
      signal,
    )
    return answer.body.length
  }
  return { read, admitOne: () => upstream.largeAnswers.enter('', new AbortController().signal) }
}

test('a large answer is read when it is admitted, a small one at once', async () => {
  const { read, admitOne } = await startSized()
  const end = await admitOne()
  const order: number[] = []
  const large = [50_000, 60_000].map(async (bytes) => order.push(await read(bytes)))
  for (let nth = 0; nth < 5; nth++) order.push(await read(1_000))
  end()
  await Promise.all(large)
  expect(order).toEqual([1_000, 1_000, 1_000, 1_000, 1_000, 50_000, 60_000])
})

test('a large answer that fails or is given up makes room for the next', async () => {
  const { read, admitOne } = await startSized()
  await expect(read(200_000)).rejects.toMatchObject({ code: 'upstream-invalid' })
  expect(await read(50_000)).toBe(50_000)
  const end = await admitOne()
  const leaving = new AbortController()
  const left = expect(read(50_000, leaving.signal)).rejects.toThrow('gone')
  expect(await read(500)).toBe(500)
  leaving.abort(new Error('gone'))
  await left
  end()
  expect(await read(60_000)).toBe(60_000)
})
