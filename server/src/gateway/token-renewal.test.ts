import { expect, test } from 'vitest'
import { as, startApp } from './testing/app.ts'
import { json, refuse, startUpstream, type TestUpstream } from './testing/upstream.ts'

const url = '/api/spotify/v1/me'
const expired = refuse(401, 'The access token expired')
const fine = json({ fine: true })

async function start(answer: TestUpstream['answer']) {
  const upstream = await startUpstream(answer)
  const { app, sessions, clock } = await startApp(upstream.apiUrl)
  let nth = 0
  const call = async (path = url) => (await app.inject({ url: `${path}?nth=${nth++}`, ...as('ada') })).json()
  return { upstream, sessions, clock, call }
}

/** The first `count` requests are refused, whatever token they bring. */
const passing = (count: number): TestUpstream['answer'] => {
  let left = count
  return (response, request) => (left-- > 0 ? expired : fine)(response, request)
}

test('a hundred calls at once that each hear a 401 for the same token cost one refresh', async () => {
  const { call, sessions, upstream } = await start((response, request) =>
    (request.headers.authorization === 'Bearer token-ada-1' ? expired : fine)(response, request),
  )
  const answers = await Promise.all(Array.from({ length: 100 }, () => call()))
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"fine":true}']))
  expect(sessions.refreshes).toBe(1)
  expect(upstream.received.length).toBeLessThanOrEqual(200)
})

test.each([1, 2, 3, 10, 99, 150])(
  'a 401 that passes after %i requests costs one refresh in all, at once and in turn',
  async (count) => {
    const atOnce = await start(passing(count))
    await Promise.all(Array.from({ length: 100 }, () => atOnce.call()))
    expect(atOnce.sessions.refreshes).toBe(1)
    expect(await atOnce.call()).toEqual({ fine: true })

    const inTurn = await start(passing(count))
    for (let nth = 0; nth < 160; nth++) {
      inTurn.clock.now += 300
      await inTurn.call()
    }
    expect(inTurn.sessions.refreshes).toBe(1)
    expect(await inTurn.call()).toEqual({ fine: true })
  },
)

test('a 401 every other time costs one refresh, and nobody notices', async () => {
  let isRefused = false
  const { call, sessions } = await start((response, request) => {
    isRefused = !isRefused
    return (isRefused ? expired : fine)(response, request)
  })
  for (let nth = 0; nth < 50; nth++) expect(await call()).toEqual({ fine: true })
  expect(sessions.refreshes).toBe(1)
})

test('an operation that always answers 401 costs one refresh, though others are answered', async () => {
  const { call, sessions, clock } = await start((response, request) =>
    (request.url.startsWith('/v1/me/player') ? expired : fine)(response, request),
  )
  for (let nth = 0; nth < 50; nth++) {
    clock.now += 1_000
    expect(await call(`${url}/player`)).toMatchObject({ code: 'upstream-invalid', upstreamStatus: 401 })
    expect(await call()).toEqual({ fine: true })
  }
  expect(sessions.refreshes).toBe(1)
  clock.now += 60_000
  await call(`${url}/player`)
  expect(sessions.refreshes).toBe(2)
})

test('a token that is revoked soon after it was renewed is renewed again', async () => {
  const good = { token: 'token-ada-1' }
  const { call, sessions } = await start((response, request) =>
    (request.headers.authorization === `Bearer ${good.token}` ? fine : expired)(response, request),
  )
  for (let nth = 2; nth < 6; nth++) {
    good.token = `token-ada-${nth}`
    expect(await call()).toEqual({ fine: true })
    expect(await call()).toEqual({ fine: true })
    expect(sessions.refreshes).toBe(nth - 1)
  }
})

test('a 401 for want of a scope is no reason to refresh', async () => {
  const { call, sessions, upstream } = await start(refuse(401, 'Permissions missing'))
  expect(await call(`${url}/player`)).toMatchObject({ status: 403, code: 'insufficient-scope', upstreamStatus: 401 })
  expect(upstream.received).toHaveLength(1)
  expect(sessions.refreshes).toBe(0)
})
