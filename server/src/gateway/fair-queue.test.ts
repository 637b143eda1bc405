import { expect, test } from 'vitest'
import { createFairQueue, type FairQueueLimits, fairQueueLimits } from './fair-queue.ts'
import { as, startApp } from './testing/app.ts'
import { json, refuse, startUpstream, type TestUpstream } from './testing/upstream.ts'

const url = '/api/spotify/v1/me'

/** Calls that hang until they are released, by the name of their account. */
async function start(queue: Partial<FairQueueLimits> = {}) {
  const upstream = await startUpstream()
  const { app, sessions } = await startApp(upstream.apiUrl, { queue })
  const held: (() => void)[] = []
  upstream.answer = (response, request) => held.push(() => json({ id: 'x' })(response, request))
  const call = async (name: string, nth = 0) => {
    sessions.grant(name)
    return (await app.inject({ url: `${url}?nth=${nth}`, ...as(name) })).json()
  }
  const callMany = (name: string, count: number) => Array.from({ length: count }, (_, nth) => call(name, nth))
  const release = (count = held.length) => {
    for (const answer of held.splice(0, count)) answer()
  }
  return { upstream, app, sessions, callMany, call, release }
}

const accountsOf = ({ received }: TestUpstream) =>
  received.map(({ headers }) => /token-(\w+)-/.exec(headers.authorization ?? '')?.[1])

test('five hundred slow calls of one account delay no other account', async () => {
  const { upstream, callMany, call, release } = await start()
  const slow = callMany('ada', 500)
  await upstream.arrived(8)
  const others = ['ben', 'cleo', 'dov'].map((name) => call(name))
  await upstream.arrived(11)
  expect(accountsOf(upstream).slice(8).toSorted()).toEqual(['ben', 'cleo', 'dov'])

  upstream.answer = json({ id: 'x' })
  release()
  for (const answer of await Promise.all(others)) expect(answer).toEqual({ id: 'x' })
  const answers = await Promise.all(slow)
  expect(answers.filter(({ id }) => id === 'x')).toHaveLength(8 + 128)
  for (const refused of answers.filter(({ id }) => id !== 'x'))
    expect(refused).toMatchObject({ status: 429, code: 'too-many-calls', retryAfter: 1 })
})

test('when as many calls run as may, the accounts take turns', async () => {
  const { upstream, callMany, release } = await start({ running: 2, runningEach: 2 })
  const calls = [...callMany('ada', 6)]
  await upstream.arrived(2)
  calls.push(...callMany('ben', 2), ...callMany('cleo', 2))
  for (let arrived = 3; arrived <= 10; arrived++) {
    release(1)
    await upstream.arrived(arrived)
  }
  release()
  await Promise.all(calls)
  expect(accountsOf(upstream).slice(2)).toEqual(['ada', 'ben', 'cleo', 'ada', 'ben', 'cleo', 'ada', 'ada'])
})

test('when too many calls wait, those of every account are refused as busy', async () => {
  const { upstream, callMany, call, release } = await start({ running: 1, waiting: 2 })
  const calls = callMany('ada', 3)
  await upstream.arrived(1)
  expect(await call('ben')).toMatchObject({ status: 503, code: 'busy', retryAfter: 1 })
  for (let arrived = 2; arrived <= 3; arrived++) {
    release(1)
    await upstream.arrived(arrived)
  }
  release()
  for (const answer of await Promise.all(calls)) expect(answer).toEqual({ id: 'x' })
})

test('a call that waits too long is refused as busy, for Spotify would have no time left', async () => {
  const { upstream, call, release } = await start({ running: 1, waitMs: 20 })
  const first = call('ada')
  await upstream.arrived(1)
  expect(await call('ben')).toMatchObject({ status: 503, code: 'busy' })
  release()
  expect(await first).toEqual({ id: 'x' })
  expect(upstream.received).toHaveLength(1)
})

test('a 429 also stops the calls that wait already: at most eight of them meet it', async () => {
  const { upstream, callMany } = await start()
  upstream.answer = refuse(429, 'API rate limit exceeded', undefined, { 'retry-after': '7' })
  for (const answer of await Promise.all(callMany('ada', 100)))
    expect(answer).toMatchObject({ status: 429, code: 'rate-limited', retryAfter: 7 })
  expect(upstream.received.length).toBeLessThanOrEqual(8)
})

test('a call that leaves the queue leaves no gap in it', async () => {
  const queue = createFairQueue({ ...fairQueueLimits, running: 1, waitMs: 5_000 })
  const stay = new AbortController().signal
  const leaving = new AbortController()
  const end = await queue.enter('ada', stay)
  const order: string[] = []
  const waiting = ['ben', 'cleo', 'dov'].map(async (name) => {
    const endOwn = await queue.enter(name, name === 'cleo' ? leaving.signal : stay)
    order.push(name)
    endOwn()
  })
  const left = expect(waiting[1]).rejects.toThrow('gone')
  leaving.abort(new Error('gone'))
  await left
  end()
  await Promise.all([waiting[0], waiting[2]])
  expect(order).toEqual(['ben', 'dov'])
  await expect(queue.enter('cleo', leaving.signal)).rejects.toThrow('gone')
  expect(await queue.enter('cleo', stay)).toBeTypeOf('function')
})
