import { describe, expect } from 'vitest'
import type { Script } from '../testing/script.ts'
import { test } from '../testing/simulated.ts'

const me = { path: '/v1/me' }

describe('a fault', () => {
  test('answers with its status, headers and body, as often as it says', async ({ script }) => {
    const { access_token } = await script.signIn()
    const effect = { status: 429, headers: { 'Retry-After': 7, 'x-odd': 'yes' }, body: { error: { status: 429 } } }
    expect((await script.control('POST', 'faults', { match: me, effect, times: 2 })).status).toBe(201)
    for (const _time of [1, 2]) {
      const response = await script.me(access_token)
      expect([response.status, await response.json()]).toEqual([429, effect.body])
      expect([response.headers.get('retry-after'), response.headers.get('x-odd')]).toEqual(['7', 'yes'])
    }
    expect((await script.me(access_token)).status).toBe(200)
  })

  test('with text answers with text, unless its headers say otherwise', async ({ script }) => {
    await script.control('POST', 'faults', { match: me, effect: { status: 403, body: 'Not registered.' }, times: 1 })
    const plain = await script.me('x')
    expect([plain.status, await plain.text()]).toEqual([403, 'Not registered.'])
    expect(plain.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const headers = { 'content-type': 'text/html' }
    await script.control('POST', 'faults', { match: me, effect: { body: '<h1>Hello</h1>', headers }, times: 1 })
    const page = await script.me('x')
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html'])
  })

  test('without a body says what an error of that service says', async ({ script }) => {
    await script.control('POST', 'faults', { effect: { status: 503 } })
    expect(await (await script.me('x')).json()).toEqual({ error: { status: 503, message: 'Service Unavailable' } })
    expect(await (await script.redeem('x')).json()).toEqual({ error: 'server_error' })
  })

  test('may only add headers', async ({ script }) => {
    const { access_token } = await script.signIn()
    await script.control('POST', 'faults', { match: me, effect: { headers: { 'set-cookie': 'a=b' } } })
    const response = await script.me(access_token)
    expect([response.status, response.headers.get('set-cookie')]).toEqual([200, 'a=b'])
  })

  test('breaks the connection', async ({ script }) => {
    await script.control('POST', 'faults', { match: me, effect: { reset: true }, times: 1 })
    await expect(script.me('x')).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect(await script.requests('/v1/me')).toMatchObject([{ status: 0 }])
    expect((await script.me('x')).status).toBe(401)
  })

  test('breaks off within the real answer, or within its own', async ({ script }) => {
    const { access_token } = await script.signIn()
    await script.control('POST', 'faults', { match: me, effect: { truncate: true }, times: 1 })
    const real = await script.me(access_token)
    expect(real.status).toBe(200)
    await expect(real.text()).rejects.toThrow()
    await script.control('POST', 'faults', { match: me, effect: { body: 'a'.repeat(1000), truncate: 3 }, times: 1 })
    const own = await script.me(access_token)
    expect([own.status, own.headers.get('content-length')]).toEqual([200, '1000'])
    const first = await own.body?.getReader().read()
    expect(Buffer.from(first?.value ?? '').toString()).toBe('aaa')
  })

  test('holds an answer back', async ({ script }) => {
    await script.control('POST', 'faults', { match: me, effect: { delayMs: 600_000 } })
    await hangs(script, '/v1/me')
  })

  test('delays and then lets the real answer through', async ({ script }) => {
    await script.control('POST', 'faults', { match: me, effect: { delayMs: 1 } })
    expect((await script.me('x')).status).toBe(401)
  })

  test('meets the token endpoint too, and the log knows what was asked', async ({ script }) => {
    const { refresh_token } = await script.signIn()
    await script.control('POST', 'faults', { match: { method: 'post', path: '/api/token' }, effect: { status: 503 } })
    expect((await script.refresh(refresh_token)).status).toBe(503)
    expect((await script.requests('/api/token')).at(-1)).toMatchObject({ status: 503, grantType: 'refresh_token' })
    await script.control('DELETE', 'faults')
    expect((await script.refresh(refresh_token)).status).toBe(200)
  })
})

describe('a fault is for', () => {
  const hit = { effect: { status: 418 } }

  test('a path and what is below it, but not beside it', async ({ script }) => {
    await script.control('POST', 'faults', { ...hit, match: { path: '/v1/me/player' } })
    const statuses = ['/v1/me', '/v1/me/players', '/v1/me/player?market=SE', '/v1/me/player/queue'].map(
      async (path) => (await script.send(path)).status === 418,
    )
    expect(await Promise.all(statuses)).toEqual([false, false, true, true])
  })

  test('the path alone where it says so', async ({ script }) => {
    await script.control('POST', 'faults', { ...hit, match: { path: '/v1/me', exact: true } })
    expect((await script.send('/v1/me')).status).toBe(418)
    expect((await script.send('/v1/me/playlists')).status).toBe(401)
  })

  test('one method where it says so', async ({ script }) => {
    await script.control('POST', 'faults', { ...hit, match: { method: 'PUT' } })
    expect((await script.send('/v1/me')).status).toBe(401)
    expect((await script.send('/v1/me/library', { method: 'PUT' })).status).toBe(418)
  })

  test('everything but the controls where it says nothing', async ({ script }) => {
    await script.control('POST', 'faults', hit)
    expect((await script.authorize()).status).toBe(418)
    expect((await script.send('/nowhere')).status).toBe(418)
    expect((await script.control('GET', 'state')).status).toBe(200)
  })

  test('only the first request that takes it', async ({ script }) => {
    await script.control('POST', 'faults', { effect: { status: 500 }, times: 1 })
    await script.control('POST', 'faults', { effect: { status: 502 } })
    expect([(await script.me('x')).status, (await script.me('x')).status]).toEqual([500, 502])
    expect(await (await script.control('DELETE', 'faults')).json()).toEqual({ faults: [] })
    expect((await script.me('x')).status).toBe(401)
  })
})

test('latency holds back both services, but no picture and no control', async ({ script }) => {
  await script.control('PATCH', 'settings', { latencyMs: 60_000 })
  await Promise.all(['/v1/me', '/authorize', '/api/token'].map((path) => hangs(script, path)))
  expect((await script.send('/consent.css')).status).toBe(200)
  expect((await script.control('GET', 'state')).status).toBe(200)
})

/** The request has come, and has no answer. */
async function hangs(script: Script, path: string): Promise<void> {
  const controller = new AbortController()
  const method = path === '/api/token' ? 'POST' : 'GET'
  const waiting = script.send(path, { method, signal: controller.signal })
  const refused = expect(waiting).rejects.toThrow('aborted')
  while ((await script.requests(path)).length === 0) await new Promise((resolve) => setImmediate(resolve))
  expect(await script.requests(path)).toMatchObject([{ status: 0 }])
  controller.abort()
  await refused
}
