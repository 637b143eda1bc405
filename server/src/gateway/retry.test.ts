import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../async/free-port.ts'
import { as, startApp } from './testing/app.ts'
import { inTurn, json, refuse, startUpstream, type TestUpstream } from './testing/upstream.ts'

const url = '/api/spotify/v1/me/player'

test('a GET is sent again after a 5xx, with growing pauses', async () => {
  const upstream = await startUpstream(inTurn(refuse(502, 'Bad gateway'), refuse(500, 'Oops'), json({ ok: true })))
  const { app, pauses } = await startApp(upstream.apiUrl)
  expect((await app.inject({ url, ...as('ada') })).json()).toEqual({ ok: true })
  expect(pauses).toEqual([150, 300])
})

test('a GET is sent again at most twice', async () => {
  const upstream = await startUpstream(refuse(503, 'Service unavailable'))
  const { app } = await startApp(upstream.apiUrl)
  const response = await app.inject({ url, ...as('ada') })
  expect(response.json()).toMatchObject({
    status: 503,
    code: 'upstream-unavailable',
    upstreamStatus: 503,
    retryAfter: 5,
  })
  expect(upstream.received).toHaveLength(3)
})

test('a call that changes something is never repeated', async () => {
  const upstream = await startUpstream(refuse(500, 'Oops'))
  const { app } = await startApp(upstream.apiUrl)
  const calls = [
    ['POST', '/me/player/next'],
    ['PUT', '/me/player/pause'],
    ['DELETE', '/me/library?uris=spotify:track:1'],
  ] as const
  for (const [method, path] of calls) {
    const response = await app.inject({ method, url: `/api/spotify/v1${path}`, ...as('ada') })
    expect(response.json().code).toBe('upstream-unavailable')
  }
  expect(upstream.received).toHaveLength(3)
})

test('a call that was refused with a 4xx is never repeated', async () => {
  const upstream = await startUpstream()
  const { app } = await startApp(upstream.apiUrl)
  for (const status of [400, 403, 404]) {
    upstream.answer = refuse(status, 'No')
    await app.inject({ url, ...as('ada') })
  }
  expect(upstream.received).toHaveLength(3)
})

const drop: TestUpstream['answer'] = (response) => void response.socket?.resetAndDestroy()
/** The answer begins, and the connection breaks. */
const cutShort: TestUpstream['answer'] = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
  response.write('{"a":', () => response.destroy())
}

test.each([
  ['dropped', drop],
  ['dropped within the answer', cutShort],
])('a GET whose connection was %s is asked again like a 503; a change is not', async (_, lose) => {
  const upstream = await startUpstream()
  const { app, pauses } = await startApp(upstream.apiUrl)
  const get = async () => (await app.inject({ url, ...as('ada') })).json()
  expect(await get()).toEqual({ ok: true })
  upstream.answer = inTurn(lose, lose, json({ ok: true }))
  expect(await get()).toEqual({ ok: true })
  expect(pauses).toEqual([150, 300])
  upstream.answer = lose
  expect(await get()).toMatchObject({ status: 502, code: 'upstream-invalid' })
  expect(upstream.received).toHaveLength(7)
  const change = await app.inject({ method: 'POST', url: '/api/spotify/v1/me/player/next', ...as('ada') })
  expect(change.json()).toMatchObject({ status: 502, code: 'upstream-invalid' })
  expect(upstream.received).toHaveLength(8)
})

test('a server that is just restarting is asked again', async () => {
  const port = await freePort()
  const starting = createServer((_, response) => response.writeHead(200).end('{"ok":true}'))
  onTestFinished(() => void starting.close())
  const sleep = () => new Promise<void>((resolve) => void starting.listen(port, '127.0.0.1', resolve))
  const { app } = await startApp(`http://127.0.0.1:${port}/v1`, { sleep })
  expect((await app.inject({ url, ...as('ada') })).json()).toEqual({ ok: true })
})

test.each([408, 425, 500, 502, 503, 504, 520, 529])('a GET is sent again after a %i', async (status) => {
  const upstream = await startUpstream(inTurn(refuse(status, 'Later'), json({ ok: true })))
  const { app } = await startApp(upstream.apiUrl)
  expect((await app.inject({ url, ...as('ada') })).json()).toEqual({ ok: true })
})

test.each([400, 403, 404, 409, 413, 501, 505, 511])('a GET is not sent again after a %i', async (status) => {
  const upstream = await startUpstream(refuse(status, 'Never'))
  const { app } = await startApp(upstream.apiUrl)
  await app.inject({ url, ...as('ada') })
  expect(upstream.received).toHaveLength(1)
})

test('a pause that Spotify asks for is waited for when it is short, and passed on when it is long', async () => {
  const upstream = await startUpstream(
    inTurn(refuse(503, 'Soon', undefined, { 'retry-after': '1' }), json({ ok: true })),
  )
  const { app, pauses } = await startApp(upstream.apiUrl)
  expect((await app.inject({ url, ...as('ada') })).statusCode).toBe(200)
  expect(pauses).toEqual([1000])
  upstream.answer = refuse(503, 'Later', undefined, { 'retry-after': '30' })
  expect((await app.inject({ url, ...as('ada') })).json()).toMatchObject({ status: 503, retryAfter: 30 })
  expect(upstream.received).toHaveLength(3)
})
