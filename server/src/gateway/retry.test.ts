import { expect, test } from 'vitest'
import { as, startApp } from './testing/app.ts'
import { inTurn, json, refuse, startUpstream } from './testing/upstream.ts'

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
