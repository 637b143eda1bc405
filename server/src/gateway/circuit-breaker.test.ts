import { expect, test } from 'vitest'
import { as, startApp } from './testing/app.ts'
import { json, plain, refuse, startUpstream, type TestUpstream } from './testing/upstream.ts'

const url = '/api/spotify/v1/me'

async function start(totalMs = 15_000) {
  const upstream = await startUpstream(json({ fine: true }))
  const limits = { totalMs, answerBytes: 64 * 1024 }
  const { app, sessions, clock } = await startApp(upstream.apiUrl, { limits })
  sessions.grant('ben')
  let nth = 0
  const call = async (name = 'ada') => (await app.inject({ url: `${url}?nth=${nth++}`, ...as(name) })).json()
  const calls = async (count: number, name?: string) => {
    const codes: string[] = []
    for (let made = 0; made < count; made++) codes.push((await call(name)).code)
    return new Set(codes)
  }
  const trip = async () => {
    upstream.answer = (response) => response.destroy()
    await calls(10)
    return upstream.received.length
  }
  return { upstream, app, clock, call, calls, trip }
}

const failing: [string, TestUpstream['answer']][] = [
  ['breaks every connection', (response) => response.destroy()],
  ['answers 500 again and again', refuse(500, 'Oops')],
  ['hangs', () => {}],
]

test.each(failing)('an upstream that %s is not called any more after ten failed calls', async (_, answer) => {
  const { upstream, calls, call } = await start(1000)
  upstream.answer = answer
  await Promise.all(Array.from({ length: 10 }, (_, nth) => call(nth % 2 ? 'ada' : 'ben')))
  const made = upstream.received.length
  expect(await call('ben')).toMatchObject({ status: 503, code: 'upstream-unavailable', retryAfter: 7 })
  expect(await calls(20)).toEqual(new Set(['upstream-unavailable']))
  expect(upstream.received).toHaveLength(made)
})

test('nor is an upstream that can’t be reached', async () => {
  const { app } = await startApp('http://127.0.0.1:1/v1')
  const details = []
  for (let nth = 0; nth < 11; nth++)
    details.push((await app.inject({ url: `${url}?nth=${nth}`, ...as('ada') })).json().detail)
  expect(details.filter((detail) => detail.includes('was not called'))).toHaveLength(1)
})

test('calls that began before the circuit opened do not change it', async () => {
  const { upstream, call } = await start()
  const ends: (() => void)[] = []
  upstream.answer = (response) => void ends.push(() => response.destroy())
  const calls = Array.from({ length: 16 }, (_, nth) => call(nth % 2 ? 'ada' : 'ben'))
  await upstream.arrived(16)
  for (const end of ends) end()
  await Promise.all(calls)
  expect(await call()).toMatchObject({ code: 'upstream-unavailable', retryAfter: 7 })
})

test('half-open: one trial call goes out, while all others are refused at once', async () => {
  const { upstream, clock, call, calls, trip } = await start()
  const made = await trip()
  clock.now += 6_300
  const held = Promise.withResolvers<void>()
  upstream.answer = (response, request) => void held.promise.then(() => json({ fine: true })(response, request))
  const trial = call()
  await upstream.arrived(made + 1)
  expect(await call('ben')).toMatchObject({ status: 503, retryAfter: 1 })
  expect(await calls(5)).toEqual(new Set(['upstream-unavailable']))
  held.resolve()
  expect(await trial).toEqual({ fine: true })
  expect(await call('ben')).toEqual({ fine: true })
  expect(upstream.received).toHaveLength(made + 2)
})

test('each failed trial call doubles the time, up to a minute', async () => {
  const { upstream, clock, call, trip } = await start()
  const made = await trip()
  const waits: number[] = []
  for (let tries = 0; tries < 6; tries++) {
    const { retryAfter } = await call()
    waits.push(retryAfter)
    clock.now += retryAfter * 1000
    await call()
  }
  expect(waits).toEqual([7, 13, 25, 50, 75, 75])
  expect(upstream.received).toHaveLength(made + 6)
})

test('a trial call whose client leaves is followed by another trial call', async () => {
  const { upstream, app, clock, call, trip } = await start()
  const made = await trip()
  clock.now += 6_300
  upstream.answer = () => {}
  const leaving = new AbortController()
  const gone = app.inject({ url: `${url}?leaving`, ...as('ada'), signal: leaving.signal }).catch(() => 'gone')
  await upstream.arrived(made + 1)
  upstream.answer = json({ fine: true })
  leaving.abort()
  expect(await gone).toBe('gone')
  await expect.poll(() => call()).toEqual({ fine: true })
})

const refusals: [string, TestUpstream['answer']][] = [
  ['a refusal', refuse(403, 'No')],
  ['something that is not there', refuse(404, 'Not found')],
  ['a request for a pause', refuse(429, 'API rate limit exceeded', undefined, { 'retry-after': '1' })],
  ['nonsense', plain('<html>', { type: 'text/html' })],
  ['too much', plain('x'.repeat(70_000))],
]

test.each(refusals)('%s counts as an answer, however often it comes', async (_, answer) => {
  const { upstream, clock, call } = await start()
  upstream.answer = answer
  for (let nth = 0; nth < 30; nth++) {
    await call()
    clock.now += 1_000
  }
  expect(upstream.received).toHaveLength(30)
  upstream.answer = json({ fine: true })
  expect(await call('ben')).toEqual({ fine: true })
})

test('one answer in between starts the count of failures again', async () => {
  const { upstream, call, calls } = await start()
  for (let round = 0; round < 3; round++) {
    upstream.answer = (response) => response.destroy()
    await calls(9)
    upstream.answer = json({ fine: true })
    expect(await call('ben')).toEqual({ fine: true })
  }
})
