import { expect, test } from 'vitest'
import { as, startApp } from './testing/app.ts'
import { json, refuse, startUpstream } from './testing/upstream.ts'

const url = '/api/spotify/v1/me/player'

test('after a 429 the account’s calls are held back until the pause is over, nobody else’s', async () => {
  const upstream = await startUpstream(refuse(429, 'API rate limit exceeded', undefined, { 'retry-after': '7' }))
  const { app, sessions, clock } = await startApp(upstream.apiUrl)
  sessions.grant('ben')
  const first = await app.inject({ url, ...as('ada') })
  expect(first.json()).toMatchObject({ status: 429, code: 'rate-limited', retryAfter: 7, upstreamStatus: 429 })
  expect(first.headers['retry-after']).toBe('7')

  upstream.answer = json({ ok: true })
  clock.now += 2_500
  const calls = Array.from({ length: 50 }, (_, index) => app.inject({ url: `${url}?n=${index}`, ...as('ada') }))
  for (const held of await Promise.all(calls)) {
    expect(held.json()).toMatchObject({ status: 429, code: 'rate-limited', retryAfter: 5 })
    expect(held.headers['retry-after']).toBe('5')
  }
  expect(upstream.received).toHaveLength(1)
  expect((await app.inject({ url, ...as('ben') })).statusCode).toBe(200)

  clock.now += 4_500
  expect((await app.inject({ url, ...as('ada') })).statusCode).toBe(200)
  expect(upstream.received).toHaveLength(3)
})

test('a spent quota is not tried again before its time', async () => {
  const upstream = await startUpstream(refuse(429, 'Too many requests', 'QUOTA_EXCEEDED', { 'retry-after': '48925' }))
  const { app, pauses } = await startApp(upstream.apiUrl)
  const expected = { status: 429, code: 'quota-exceeded', retryAfter: 48_925 }
  expect((await app.inject({ url, ...as('ada') })).json()).toMatchObject({ ...expected, reason: 'QUOTA_EXCEEDED' })
  expect((await app.inject({ method: 'POST', url: `${url}/next`, ...as('ada') })).json()).toMatchObject(expected)
  expect(upstream.received).toHaveLength(1)
  expect(pauses).toEqual([])
})

test('a shorter pause does not end a longer one', async () => {
  const upstream = await startUpstream()
  const { app, clock } = await startApp(upstream.apiUrl)
  const answers = ['60', '1']
  upstream.answer = (response, request) =>
    refuse(429, 'Too many requests', undefined, { 'retry-after': answers.shift() ?? '' })(response, request)
  await Promise.all([app.inject({ url, ...as('ada') }), app.inject({ url: '/api/spotify/v1/me', ...as('ada') })])
  expect(answers).toEqual([])
  clock.now += 30_000
  expect((await app.inject({ url, ...as('ada') })).json().retryAfter).toBe(30)
})
