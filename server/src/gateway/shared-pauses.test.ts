import { expect, test } from 'vitest'
import { createMemoryPubSub } from '../store/memory-store.ts'
import { as, startApp } from './testing/app.ts'
import { json, refuse, startUpstream } from './testing/upstream.ts'

const url = '/api/spotify/v1/me'

test('a pause of one instance is a pause of all, for that account alone', async () => {
  const upstream = await startUpstream(refuse(429, 'API rate limit exceeded', undefined, { 'retry-after': '7' }))
  const pubSub = createMemoryPubSub()
  const [one, other] = [await startApp(upstream.apiUrl, { pubSub }), await startApp(upstream.apiUrl, { pubSub })]
  other.sessions.grant('ben')
  expect((await one.app.inject({ url, ...as('ada') })).json().code).toBe('rate-limited')
  upstream.answer = json({ fine: true })
  const held = await other.app.inject({ url, ...as('ada') })
  expect(held.json()).toMatchObject({ status: 429, code: 'rate-limited', retryAfter: 7 })
  expect((await other.app.inject({ url, ...as('ben') })).json()).toEqual({ fine: true })
  other.clock.now += 7_000
  expect((await other.app.inject({ url, ...as('ada') })).json()).toEqual({ fine: true })
})

test('of an account the others are told a hash', async () => {
  const upstream = await startUpstream(refuse(429, 'Slow down', 'QUOTA_EXCEEDED', { 'retry-after': '60' }))
  const pubSub = createMemoryPubSub()
  const told: string[] = []
  await pubSub.subscribe('spotify-pause', (message) => told.push(message))
  const { app } = await startApp(upstream.apiUrl, { pubSub })
  await app.inject({ url, ...as('ada') })
  expect(told.map((message) => JSON.parse(message))).toEqual([
    { account: 'hash of account-ada', code: 'quota-exceeded', forMs: 60_000 },
  ])
})

test('what can’t be told holds here all the same, and what is not understood holds nobody', async () => {
  const upstream = await startUpstream(refuse(429, 'Slow down', undefined, { 'retry-after': '7' }))
  const pubSub = { ...createMemoryPubSub(), publish: () => Promise.reject(new Error('gone')) }
  const { app, sessions } = await startApp(upstream.apiUrl, { pubSub })
  sessions.grant('ben')
  for (let nth = 0; nth < 3; nth++)
    expect((await app.inject({ url: `${url}?nth=${nth}`, ...as('ada') })).json().code).toBe('rate-limited')
  expect(upstream.received).toHaveLength(1)

  const talk = createMemoryPubSub()
  const other = await startApp(upstream.apiUrl, { pubSub: talk })
  upstream.answer = json({ fine: true })
  const account = 'hash of account-ada'
  for (const message of ['', '[]', '{}', 'null', `{"account":"${account}","code":"sleep","forMs":9000}`])
    await talk.publish('spotify-pause', message)
  await talk.publish('spotify-pause', JSON.stringify({ account, code: 'rate-limited', forMs: 'long' }))
  expect((await other.app.inject({ url, ...as('ada') })).json()).toEqual({ fine: true })
})

test('a closed instance listens no more', async () => {
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
