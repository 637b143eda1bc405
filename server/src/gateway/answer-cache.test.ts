import { expect, test } from 'vitest'
import { ProblemError } from '../http/problem-error.ts'
import { createAnswerCache } from './answer-cache.ts'
import { as, startApp } from './testing/app.ts'
import { json, refuse, startUpstream } from './testing/upstream.ts'

const api = '/api/spotify/v1'

/** Answers 304 to a request that names the current version. */
async function startVersioned() {
  const state = { etag: '"v1"' }
  const upstream = await startUpstream((response, request) => {
    const { authorization = '', 'if-none-match': known } = request.headers
    if (known === state.etag) return response.writeHead(304, { etag: state.etag }).end()
    return json({ whose: authorization, version: state.etag }, { headers: { etag: state.etag } })(response, request)
  })
  const started = await startApp(upstream.apiUrl)
  const get = (name: string, path = '/me') => started.app.inject({ url: api + path, ...as(name) })
  const asked = () => upstream.received.map(({ headers }) => headers['if-none-match'])
  return { ...started, upstream, state, get, asked }
}

test('a cached answer is used only after Spotify has said that it is still valid', async () => {
  const { get, asked, state } = await startVersioned()
  const first = await get('ada')
  const second = await get('ada')
  expect([second.statusCode, second.body, second.headers.etag]).toEqual([200, first.body, '"v1"'])
  state.etag = '"v2"'
  expect((await get('ada')).json().version).toBe('"v2"')
  expect(asked()).toEqual([undefined, '"v1"', '"v1"'])
})

test('an answer is not used for another session or another address', async () => {
  const { get, asked, sessions } = await startVersioned()
  sessions.grant('ben')
  await get('ada')
  expect((await get('ben')).json().whose).toBe('Bearer token-ben-1')
  await get('ada', '/me?market=SE')
  expect(asked()).toEqual([undefined, undefined, undefined])
})

test('an answer is not used after the scopes have changed', async () => {
  const { get, asked, sessions } = await startVersioned()
  await get('ada')
  sessions.grant('ada', ['user-read-email'])
  await get('ada')
  await get('ada')
  expect(asked()).toEqual([undefined, undefined, '"v1"'])
})

test('the answers of a grant that has ended are dropped', async () => {
  const { app, upstream, sessions } = await startVersioned()
  const get = () => app.inject({ url: `${api}/me`, ...as('ada') })
  await get()
  const versioned = upstream.answer
  upstream.answer = refuse(401, 'Invalid access token')
  sessions.refreshFails = new ProblemError('reauthorization-required')
  expect((await get()).json().code).toBe('reauthorization-required')
  upstream.answer = versioned
  await get()
  expect(upstream.received.at(-1)?.headers['if-none-match']).toBeUndefined()
})

test('an answer that was not used for a while is dropped', () => {
  const clock = { now: 0 }
  const cache = createAnswerCache({ totalBytes: 8_000, answerBytes: 5_000, unusedMs: 1_000 }, () => clock.now)
  const key = (target: string) => ({ sessionId: 's', scopes: [], target })
  for (const target of ['/1', '/2']) cache.keep(key(target), { etag: target, answer: { status: 200 } })
  clock.now = 999
  expect(cache.find(key('/1'))).toBeDefined()
  clock.now = 1_000
  cache.sweep()
  expect([cache.find(key('/1')), cache.find(key('/2'))]).toEqual([expect.anything(), undefined])
})

test('the least recently used answers are dropped when the cache is full', () => {
  const body = 'x'.repeat(2000)
  const cache = createAnswerCache({ totalBytes: 8_000, answerBytes: 5_000, unusedMs: 1 }, () => 0)
  const key = (target: string) => ({ sessionId: 's', scopes: [], target })
  const keep = (target: string, text = body) =>
    cache.keep(key(target), { etag: target, answer: { status: 200, body: Buffer.from(text) } })
  keep('/1')
  keep('/2')
  keep('/3')
  expect(cache.find(key('/1'))?.etag).toBe('/1')
  keep('/4')
  expect(['/1', '/2', '/3', '/4'].filter((target) => cache.find(key(target)))).toEqual(['/1', '/3', '/4'])
  keep('/5', 'x'.repeat(10_000))
  expect(cache.find(key('/5'))).toBeUndefined()
  for (let round = 0; round < 100; round++) keep('/1')
  expect(['/1', '/3', '/4'].filter((target) => cache.find(key(target)))).toHaveLength(3)
})
