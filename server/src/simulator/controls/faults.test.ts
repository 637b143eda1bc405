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

describe('a patch', () => {
  const playlists = { path: '/v1/me/playlists' }
  const read = async (script: Script, headers: Record<string, string> = {}) => {
    const { access_token } = await script.signInAt('ada', ['playlist-read-private'])
    return script.send('/v1/me/playlists?limit=2', { headers: { authorization: `Bearer ${access_token}`, ...headers } })
  }
  const faultsOf = async (script: Script) =>
    ((await (await script.control('GET', 'state')).json()) as { faults: unknown[] }).faults

  test('changes members of the real answer, compressed or not, and its tag with them', async ({ script }) => {
    const etag = (await read(script)).headers.get('etag') ?? ''
    const patch = { 'items.0': null, 'items.*.name': { $drop: true }, total: 'many', 'items.1.owner.id': 'zoe' }
    await script.control('POST', 'faults', { match: playlists, effect: { patch } })
    for (const headers of [{ 'accept-encoding': 'gzip' }, { 'if-none-match': etag }]) {
      const response = await read(script, headers)
      expect([response.status, response.headers.get('etag')]).toEqual([200, null])
      const { items, total } = (await response.json()) as { items: Record<string, unknown>[]; total: string }
      expect([items[0], items[1]?.name, items[1]?.owner, total]).toMatchObject([null, undefined, { id: 'zoe' }, 'many'])
    }
  })

  test('is in no compressed answer once the fault is gone', async ({ script }) => {
    const ask = async () => (await read(script, { 'accept-encoding': 'gzip' })).json()
    const before = await ask()
    await script.control('POST', 'faults', {
      match: playlists,
      effect: { patch: { total: 'many' }, headers: { etag: '"x"' } },
    })
    expect(await ask()).toEqual({ ...(before as object), total: 'many' })
    await script.control('DELETE', 'faults')
    expect(await ask()).toEqual(before)
  })

  test('changes the answer of its own fault', async ({ script }) => {
    await script.control('POST', 'faults', {
      match: me,
      effect: { body: { a: 1, b: 2 }, patch: { a: { $drop: true } } },
    })
    expect(await (await script.me('x')).json()).toEqual({ b: 2 })
  })

  test('tells how often it was for a request, and which of its paths led nowhere', async ({ script }) => {
    const patch = { 'items.0.trakc.name': null, 'items.1.name': 'x' }
    await script.control('POST', 'faults', { match: playlists, effect: { patch } })
    expect(await faultsOf(script)).toMatchObject([{ id: 'fault-1', matches: 0, missed: Object.keys(patch) }])
    await read(script)
    expect(await faultsOf(script)).toMatchObject([{ matches: 1, missed: ['items.0.trakc.name'] }])
  })

  test('leaves an answer that is no JSON as it is', async ({ script }) => {
    await script.control('POST', 'faults', { match: { path: '/authorize' }, effect: { patch: { a: 1 } } })
    expect(await (await script.authorize()).text()).toContain('<!doctype html>')
  })
})

describe('a fault that no request can meet is refused, with the reason:', () => {
  test.for<[match: object, error: string]>([
    [{ path: '/v1/me/playr' }, 'match.path: there is no /v1/me/playr. Below /v1/me there are: '],
    [{ path: '/v2/me' }, 'match.path: there is no /v2/me. Below / there are: v1, authorize'],
    [
      { path: '/v1/me/player/queue/x' },
      'match.path: there is no /v1/me/player/queue/x. There is nothing below /v1/me/player/queue.',
    ],
    [{ path: '/v1/me?market=SE' }, 'match.path goes without the query: a fault is for every query.'],
    [
      { path: '/v1/browse', exact: true },
      'match.path: nothing stands at /v1/browse itself. Below /v1/browse there are: ',
    ],
    [{ path: '/v1/me', exact: true, method: 'delete' }, 'match.method: /v1/me takes GET, and never DELETE.'],
    [{ method: 'BREW' }, 'match.method: every address takes '],
    [{ path: 'v1/me' }, 'body.match.path must match pattern "^/"'],
    [{ status: 500 }, 'body.match must not have additional properties: status'],
  ])('%j', async ([match, error], { script }) => {
    const refused = await script.control('POST', 'faults', { match, effect: { status: 500 } })
    expect([refused.status, await refused.json()]).toEqual([400, { error: expect.stringContaining(error) }])
  })

  test.for([
    [{ path: '/v1/playlists/*/items' }, '/v1/playlists/abc/items'],
    [{ path: '/v1/playlists/{playlist_id}/items', method: 'GET' }, '/v1/playlists/abc/items'],
    [{ path: '/v1/me/' }, '/v1/me'],
    [{ path: '/v1/me', exact: true }, '/v1/me/'],
    [{ path: '/v1/me', method: 'options' }, undefined],
    [{ path: '/' }, '/v1/me'],
  ] as const)('%j is met', async ([match, path], { script }) => {
    expect((await script.control('POST', 'faults', { match, effect: { status: 418 } })).status).toBe(201)
    if (path) expect((await script.send(path)).status).toBe(418)
  })

  test('an effect that there is not, too', async ({ script }) => {
    const refused = await script.control('POST', 'faults', { effect: { explode: true } })
    expect([refused.status, await refused.json()]).toEqual([
      400,
      { error: 'body.effect must not have additional properties: explode' },
    ])
  })

  test('one fault ends alone', async ({ script }) => {
    for (const status of [500, 501]) await script.control('POST', 'faults', { match: me, effect: { status } })
    expect((await script.control('DELETE', 'faults/fault-1')).status).toBe(200)
    expect((await script.me('x')).status).toBe(501)
    const again = await script.control('DELETE', 'faults/fault-1')
    expect([again.status, await again.json()]).toEqual([
      404,
      { error: 'There is no fault “fault-1”. There are: fault-2.' },
    ])
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
