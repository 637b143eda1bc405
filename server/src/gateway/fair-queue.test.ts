import { expect, test } from 'vitest'
import { createPlaces, placeLimits } from './fair-queue.ts'
import { as, startApp } from './testing/app.ts'
import { json, refuse, startUpstream, type TestUpstream } from './testing/upstream.ts'

const url = '/api/spotify/v1/me'

/** Calls that hang until they are let go, by whom they are for. */
async function start(limits: Partial<typeof placeLimits> = {}) {
  const upstream = await startUpstream()
  const { app, sessions } = await startApp(upstream.apiUrl, { places: { ...placeLimits, ...limits } })
  const held: (() => void)[] = []
  upstream.answer = (response, request) => held.push(() => json({ id: 'x' })(response, request))
  const call = async (name: string, nth = 0) => {
    sessions.grant(name)
    return (await app.inject({ url: `${url}?nth=${nth}`, ...as(name) })).json()
  }
  const crowd = (name: string, count: number) => Array.from({ length: count }, (_, nth) => call(name, nth))
  const letGo = (count = held.length) => {
    for (const answer of held.splice(0, count)) answer()
  }
  return { upstream, app, sessions, crowd, call, letGo }
}

const callers = ({ received }: TestUpstream) =>
  received.map(({ headers }) => /token-(\w+)-/.exec(headers.authorization ?? '')?.[1])

test('five hundred slow calls of one account keep nobody else waiting', async () => {
  const { upstream, crowd, call, letGo } = await start()
  const slow = crowd('ada', 500)
  await upstream.arrived(8)
  const others = ['ben', 'cleo', 'dov'].map((name) => call(name))
  await upstream.arrived(11)
  expect(callers(upstream).slice(8).toSorted()).toEqual(['ben', 'cleo', 'dov'])

  upstream.answer = json({ id: 'x' })
  letGo()
  for (const answer of await Promise.all(others)) expect(answer).toEqual({ id: 'x' })
  const answers = await Promise.all(slow)
  expect(answers.filter(({ id }) => id === 'x')).toHaveLength(8 + 128)
  for (const refused of answers.filter(({ id }) => id !== 'x'))
    expect(refused).toMatchObject({ status: 429, code: 'too-many-calls', retryAfter: 1 })
})

test('where all places are taken it goes round among the accounts', async () => {
  const { upstream, crowd, letGo } = await start({ inAll: 2, each: 2 })
  const calls = [...crowd('ada', 6)]
  await upstream.arrived(2)
  calls.push(...crowd('ben', 2), ...crowd('cleo', 2))
  for (let arrived = 3; arrived <= 10; arrived++) {
    letGo(1)
    await upstream.arrived(arrived)
  }
  letGo()
  await Promise.all(calls)
  expect(callers(upstream).slice(2)).toEqual(['ada', 'ben', 'cleo', 'ada', 'ben', 'cleo', 'ada', 'ada'])
})

test('beyond what may wait in all it is busy, for everybody alike', async () => {
  const { upstream, crowd, call, letGo } = await start({ inAll: 1, waitingInAll: 2 })
  const calls = crowd('ada', 3)
  await upstream.arrived(1)
  expect(await call('ben')).toMatchObject({ status: 503, code: 'busy', retryAfter: 1 })
  for (let arrived = 2; arrived <= 3; arrived++) {
    letGo(1)
    await upstream.arrived(arrived)
  }
  letGo()
  for (const answer of await Promise.all(calls)) expect(answer).toEqual({ id: 'x' })
})

test('nobody waits so long that Spotify would have no time left', async () => {
  const { upstream, call, letGo } = await start({ inAll: 1, waitMs: 20 })
  const first = call('ada')
  await upstream.arrived(1)
  expect(await call('ben')).toMatchObject({ status: 503, code: 'busy' })
  letGo()
  expect(await first).toEqual({ id: 'x' })
  expect(upstream.received).toHaveLength(1)
})

test('a 429 is heeded by those who wait already: no more than a handful meet it', async () => {
  const { upstream, crowd } = await start()
  upstream.answer = refuse(429, 'API rate limit exceeded', undefined, { 'retry-after': '7' })
  for (const answer of await Promise.all(crowd('ada', 100)))
    expect(answer).toMatchObject({ status: 429, code: 'rate-limited', retryAfter: 7 })
  expect(upstream.received.length).toBeLessThanOrEqual(8)
})

test('who leaves the line leaves no gap in it, and nothing behind', async () => {
  const places = createPlaces({ ...placeLimits, inAll: 1 })
  const stay = new AbortController().signal
  const leaving = new AbortController()
  const giveBack = await places.take('ada', stay)
  const order: string[] = []
  const waiting = ['ben', 'cleo', 'dov'].map(async (name) => {
    const done = await places.take(name, name === 'cleo' ? leaving.signal : stay)
    order.push(name)
    done()
  })
  const left = expect(waiting[1]).rejects.toThrow('gone')
  leaving.abort(new Error('gone'))
  await left
  giveBack()
  await Promise.all([waiting[0], waiting[2]])
  expect(order).toEqual(['ben', 'dov'])
  await expect(places.take('cleo', leaving.signal)).rejects.toThrow('gone')
  expect(await places.take('cleo', stay)).toBeTypeOf('function')
})
