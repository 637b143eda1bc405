import { type AddressInfo, createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { as, startApp } from './testing/app.ts'
import { json, plain, refuse, startUpstream } from './testing/upstream.ts'

const url = '/api/spotify/v1/me'
const limits = { totalMs: 150, answerBytes: 64 * 1024 }

/** After whatever went wrong, the same connections serve the next call. */
async function start() {
  const upstream = await startUpstream()
  const { app, pauses, sessions } = await startApp(upstream.apiUrl, { limits })
  const get = async (path = url) => (await app.inject({ url: path, ...as('ada') })).json()
  const recovers = async () => {
    upstream.answer = json({ fine: true })
    expect(await get()).toEqual({ fine: true })
  }
  return { upstream, app, get, recovers, pauses, sessions }
}

test('an upstream that hangs before the answer, or within it, is a timeout', async () => {
  const { upstream, get, recovers } = await start()
  upstream.answer = () => {}
  expect(await get()).toMatchObject({ status: 504, code: 'upstream-timeout' })
  upstream.answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{"a":')
  expect(await get()).toMatchObject({ status: 504, code: 'upstream-timeout' })
  await recovers()
})

test('one byte at a time does not buy time', async () => {
  const { upstream, get, recovers } = await start()
  upstream.answer = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const drip = setInterval(() => response.write(' '), 5)
    response.on('close', () => clearInterval(drip))
  }
  expect(await get()).toMatchObject({ status: 504, code: 'upstream-timeout' })
  await recovers()
})

test('a connection that breaks off, before the answer or within it', async () => {
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
  expect(upstream.received).toHaveLength(3)
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

test('links at any depth are looked for without falling', async () => {
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

test('nobody at the address: unavailable, with a time to come back', async () => {
  const { app } = await startApp('http://127.0.0.1:1/v1', { limits })
  const response = await app.inject({ url, ...as('ada') })
  expect(response.json()).toMatchObject({ status: 503, code: 'upstream-unavailable', retryAfter: 5 })
  expect(response.headers['retry-after']).toBe('5')
})

test('something that does not speak HTTP', async () => {
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
  const { upstream, get, recovers } = await start()
  upstream.answer = () => {}
  const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => get(`${url}?call=${index}`)))
  expect(answers.every(({ code }) => code === 'upstream-timeout')).toBe(true)
  await recovers()
})
