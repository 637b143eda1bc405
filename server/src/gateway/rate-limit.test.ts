import { expect, test } from 'vitest'
import { createMemoryPubSub } from '../store/memory-store.ts'
import { as, startApp } from './testing/app.ts'
import { json, refuse, startUpstream } from './testing/upstream.ts'

const url = '/api/spotify/v1/me/player'
const me = '/api/spotify/v1/me'

test('after a 429 the calls of that account, and of no other, are refused until the pause is over', async () => {
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

test('a 429 says how many calls this server has sent within the window that Spotify counts, and so does each refusal after it', async () => {
  const upstream = await startUpstream(json({ ok: true }))
  const { app, sessions, clock } = await startApp(upstream.apiUrl)
  sessions.grant('ben')
  const answers = async (count: number, name: string) => {
    for (let nth = 0; nth < count; nth++) await app.inject({ url: `${me}?n=${nth}`, ...as(name) })
  }
  await answers(5, 'ada')
  clock.now += 40_000
  await answers(3, 'ada')
  clock.now += 10_000
  await answers(2, 'ben')
  upstream.answer = refuse(429, 'API rate limit exceeded', undefined, { 'retry-after': '7' })
  const spent = { spent: '6 calls in 30 s' }
  expect((await app.inject({ url, ...as('ada') })).json()).toMatchObject({ code: 'rate-limited', ...spent })
  clock.now += 2_000
  expect((await app.inject({ url, ...as('ada') })).json()).toMatchObject({
    code: 'rate-limited',
    retryAfter: 5,
    ...spent,
  })
  clock.now += 5_000
  upstream.answer = refuse(429, 'Too many requests', 'QUOTA_EXCEEDED', { 'retry-after': '48925' })
  expect((await app.inject({ url, ...as('ada') })).json()).toMatchObject({
    code: 'quota-exceeded',
    spent: '12 calls in 57 s',
  })
})

test('what another instance has sent is not known here, and not made up', async () => {
  const upstream = await startUpstream(refuse(429, 'API rate limit exceeded', undefined, { 'retry-after': '7' }))
  const pubSub = createMemoryPubSub()
  const [one, other] = [await startApp(upstream.apiUrl, { pubSub }), await startApp(upstream.apiUrl, { pubSub })]
  await one.app.inject({ url: me, ...as('ada') })
  expect((await other.app.inject({ url: me, ...as('ada') })).json()).not.toHaveProperty('spent')
})

test('a spent quota is not tried again before its pause is over', async () => {
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

test('a pause of one instance is a pause of all, for that account alone', async () => {
  const upstream = await startUpstream(refuse(429, 'API rate limit exceeded', undefined, { 'retry-after': '7' }))
  const pubSub = createMemoryPubSub()
  const [one, other] = [await startApp(upstream.apiUrl, { pubSub }), await startApp(upstream.apiUrl, { pubSub })]
  other.sessions.grant('ben')
  expect((await one.app.inject({ url: me, ...as('ada') })).json().code).toBe('rate-limited')
  upstream.answer = json({ fine: true })
  const held = await other.app.inject({ url: me, ...as('ada') })
  expect(held.json()).toMatchObject({ status: 429, code: 'rate-limited', retryAfter: 7 })
  expect((await other.app.inject({ url: me, ...as('ben') })).json()).toEqual({ fine: true })
  other.clock.now += 7_000
  expect((await other.app.inject({ url: me, ...as('ada') })).json()).toEqual({ fine: true })
})

test('other instances are told a hash of the account', async () => {
  const upstream = await startUpstream(refuse(429, 'Slow down', 'QUOTA_EXCEEDED', { 'retry-after': '60' }))
  const pubSub = createMemoryPubSub()
  const told: string[] = []
  await pubSub.subscribe('spotify-pause', (message) => told.push(message))
  const { app } = await startApp(upstream.apiUrl, { pubSub })
  await app.inject({ url: me, ...as('ada') })
  expect(told.map((message) => JSON.parse(message))).toEqual([
    { account: 'hash of account-ada', code: 'quota-exceeded', forMs: 60_000 },
  ])
})

test('a pause that can’t be published holds in its own instance, and a message that is not understood is ignored', async () => {
  const upstream = await startUpstream(refuse(429, 'Slow down', undefined, { 'retry-after': '7' }))
  const pubSub = { ...createMemoryPubSub(), publish: () => Promise.reject(new Error('gone')) }
  const { app, sessions } = await startApp(upstream.apiUrl, { pubSub })
  sessions.grant('ben')
  for (let nth = 0; nth < 3; nth++)
    expect((await app.inject({ url: `${me}?nth=${nth}`, ...as('ada') })).json().code).toBe('rate-limited')
  expect(upstream.received).toHaveLength(1)

  const talk = createMemoryPubSub()
  const other = await startApp(upstream.apiUrl, { pubSub: talk })
  upstream.answer = json({ fine: true })
  const account = 'hash of account-ada'
  for (const message of ['', '[]', '{}', 'null', `{"account":"${account}","code":"sleep","forMs":9000}`])
    await talk.publish('spotify-pause', message)
  await talk.publish('spotify-pause', JSON.stringify({ account, code: 'rate-limited', forMs: 'long' }))
  expect((await other.app.inject({ url: me, ...as('ada') })).json()).toEqual({ fine: true })
})

test('a closed instance stops listening', async () => {
  const upstream = await startUpstream()
  const heard = new Set<unknown>()
  const pubSub = createMemoryPubSub()
  const counted: typeof pubSub = {
    ...pubSub,
    async subscribe(topic, listener) {
      heard.add(listener)
      const stop = await pubSub.subscribe(topic, listener)
      return async () => {
        heard.delete(listener)
        await stop()
      }
    },
  }
  const { app } = await startApp(upstream.apiUrl, { pubSub: counted })
  expect(heard.size).toBe(1)
  await app.close()
  expect(heard.size).toBe(0)
})
