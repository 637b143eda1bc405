import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
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
  /** Ten failed calls, of these accounts in equal parts. @returns how many requests the upstream has received */
  const trip = async (...names: string[]) => {
    upstream.answer = garble
    for (const name of names) await calls(10 / names.length, name)
    return upstream.received.length
  }
  return { upstream, app, sessions, clock, call, calls, trip }
}

/** No HTTP: a failure that is not asked again. */
const garble: TestUpstream['answer'] = (response) => void response.socket?.end('SSH-2.0-OpenSSH_9\r\n')

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
  upstream.answer = (response, request) => void ends.push(() => garble(response, request))
  const calls = Array.from({ length: 16 }, (_, nth) => call(nth % 2 ? 'ada' : 'ben'))
  await upstream.arrived(16)
  for (const end of ends) end()
  await Promise.all(calls)
  expect(await call()).toMatchObject({ code: 'upstream-unavailable', retryAfter: 7 })
})

test('half-open: one trial call goes out, while all others are refused at once', async () => {
  const { upstream, clock, call, calls, trip } = await start()
  const made = await trip('ada', 'ben')
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
  const made = await trip('ada')
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
  const made = await trip('ada', 'ben')
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
    upstream.answer = garble
    await calls(9)
    upstream.answer = json({ fine: true })
    for (const name of ['ben', 'ada']) expect(await call(name)).toEqual({ fine: true })
  }
})

test('one account that loops an operation answering 500, eight at once, keeps nobody else out', async () => {
  const { upstream, app, call, clock } = await start()
  upstream.answer = (response, request) => {
    const isSick = request.headers.authorization?.includes('ada') && request.url.startsWith('/v1/me?')
    return (isSick ? refuse(500, 'Oops') : json({ fine: true }))(response, request)
  }
  let isOver = false
  const heard = new Set<string>()
  const loop = async () => {
    // A refusal costs no turn of the event loop.
    for (; !isOver; await setImmediate()) heard.add((await call('ada')).detail.replace(/\d+ s/, ''))
  }
  const loops = Array.from({ length: 8 }, loop)
  await expect.poll(() => [...heard].join()).toContain('was not called')
  for (let nth = 0; nth < 30; nth++) {
    clock.now += 1_000
    // Long enough for a trial of ada's to fail.
    await sleep(5)
    expect(await call('ben')).toEqual({ fine: true })
    const other = await app.inject({ url: `/api/spotify/v1/me/player?nth=${nth}`, ...as('ada') })
    expect(other.json()).toEqual({ fine: true })
  }
  isOver = true
  await Promise.all(loops)
  expect(heard.size).toBe(2)
})

test('a trial call belongs first to an account that has not failed, and has asked', async () => {
  const { upstream, sessions, clock, call, calls, trip } = await start()
  sessions.grant('cleo')
  const made = await trip('ada', 'ben')
  expect(await call('cleo')).toMatchObject({ code: 'upstream-unavailable', retryAfter: 7 })
  clock.now += 6_300
  for (const name of ['ada', 'ben']) expect(await calls(20, name)).toEqual(new Set(['upstream-unavailable']))
  expect(upstream.received).toHaveLength(made)
  upstream.answer = json({ fine: true })
  for (const name of ['cleo', 'ada', 'ben']) expect(await call(name)).toEqual({ fine: true })
})

test('after a while the trial call may be made by any account', async () => {
  const { upstream, sessions, clock, call, trip } = await start()
  sessions.grant('cleo')
  await trip('ada', 'ben')
  await call('cleo')
  clock.now += 6_300
  upstream.answer = json({ fine: true })
  const { retryAfter } = await call('ada')
  expect(retryAfter).toBeLessThanOrEqual(5)
  clock.now += retryAfter * 1000
  expect(await call('ada')).toEqual({ fine: true })
})
