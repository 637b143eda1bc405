import { describe, expect, onTestFinished } from 'vitest'
import type { FlowStep } from '../../contract/flow-record.ts'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { sharedStores } from '../harness/shared-store.ts'

const scopes = ['user-top-read']
const call = (browser: Browser) => browser.call('/me/top/tracks?limit=1')

const steps = async (browser: Browser) => (await browser.get('/api/flow')).json().steps as FlowStep[]
/** Of its session, in the store. */
const idOf = async (browser: Browser) => {
  const [session] = (await browser.get('/api/sessions')).json().sessions as { id: string }[]
  return session?.id ?? ''
}
const kinds = (recorded: readonly FlowStep[]) => recorded.map(({ kind }) => kind)
const signIn = ['sign-in', 'authorize', 'consent', 'callback', 'redeem', 'account']
const fingerprint = { fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/) }

async function follow(browser: Browser) {
  const reader = await browser.readEvents('/api/flow/events')
  onTestFinished(reader.close)
  return reader
}

describe('the record of a session', () => {
  test('holds the sign-in message by message, with fingerprints for secrets', async ({ startApp }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    const [start, authorize, consent, callback, redeem, account, ...more] = await steps(ada)
    expect(more).toEqual([])
    expect(start).toMatchObject({
      kind: 'sign-in',
      path: '/auth/sign-in',
      status: 302,
      sent: { scope: 'user-top-read' },
    })
    expect(authorize).toMatchObject({
      kind: 'authorize',
      sent: { state: fingerprint, code_challenge: expect.stringMatching(/^[\w-]{43}$/), code_challenge_method: 'S256' },
    })
    expect(consent).toMatchObject({ kind: 'consent', sent: { decision: 'approved' }, answered: { code: fingerprint } })
    expect(callback).toMatchObject({ kind: 'callback', status: 302, answered: { state_check: 'matches' } })
    expect(redeem).toMatchObject({
      ...{ kind: 'redeem', method: 'POST', path: '/api/token', status: 200, ms: expect.any(Number) },
      sent: { grant_type: 'authorization_code', client_secret: fingerprint, code_verifier: fingerprint },
      answered: { access_token: fingerprint, refresh_token: fingerprint, expires_in: 3600, scope: 'user-top-read' },
    })
    expect(account).toMatchObject({ kind: 'account', path: '/v1/me', status: 200 })
    // The same secret has the same fingerprint in every message of a session, and in another session it has another.
    expect(callback?.sent.code).toEqual(redeem?.sent.code)
    expect(account?.sent.access_token).toEqual(redeem?.answered.access_token)
    expect((await steps(await app.signIn({ scopes })))[4]?.sent.client_secret).not.toEqual(redeem?.sent.client_secret)
  })

  test('holds each call as two messages of one request, and a refusal with its cause', async ({
    startApp,
    simulator,
  }) => {
    const ada = await (await startApp()).signIn({ scopes })
    const answer = await call(ada)
    await ada.call('/me/tracks?limit=1')
    await simulator.fault({ match: { path: '/v1/me/top/artists' }, effect: { status: 404 } })
    await ada.call('/me/top/artists?time_range=long_term&offset=3')
    const [request, sent, blocked, refused, toApi, ...more] = (await steps(ada)).slice(signIn.length)
    const address = { query: 'limit=1', status: 200, operation: 'get-users-top-tracks' }
    const requestId = answer.headers['x-request-id']
    expect(request).toMatchObject({ kind: 'request', path: '/api/spotify/v1/me/top/tracks', ...address, requestId })
    expect(sent).toMatchObject({ kind: 'call', path: '/v1/me/top/tracks', ...address, requestId })
    expect(blocked).toMatchObject({ kind: 'request', status: 403, problem: 'insufficient-scope' })
    expect(refused).toMatchObject({ kind: 'request', status: 404, problem: 'not-found' })
    expect(toApi).toMatchObject({ kind: 'call', status: 404, query: 'time_range=long_term&offset=3' })
    expect(more).toEqual([])
  })

  test('says of a refresh what was replaced and what was kept', async ({ startApp, simulator }) => {
    const ada = await (await startApp()).signIn({ scopes })
    await ada.act('POST', '/auth/refresh')
    await simulator.settings({ rotateRefreshTokens: true })
    await simulator.expireTokens()
    await call(ada)
    const recorded = await steps(ada)
    const [kept, rotated] = recorded.filter(({ kind }) => kind === 'refresh')
    expect(kept?.held?.access_token).toEqual(recorded[4]?.answered.access_token)
    expect(kept?.answered).toMatchObject({ access_token: fingerprint, outcome: 'refreshed' })
    expect(kept?.answered).not.toHaveProperty('refresh_token')
    expect(rotated?.answered).toMatchObject({ access_token: fingerprint, refresh_token: fingerprint })
    expect(rotated?.answered.refresh_token).not.toEqual(rotated?.held?.refresh_token)
    const refused = recorded.findIndex(({ status }) => status === 401)
    expect(kinds(recorded.slice(refused))).toEqual(['call', 'refresh', 'call'])
  })

  test('says why a refresh failed, and what that meant', async ({ startApp, simulator }) => {
    const ada = await (await startApp()).signIn({ scopes })
    await simulator.tokenFault({ status: 503 })
    await ada.act('POST', '/auth/refresh')
    await simulator.mend()
    // A request and its refresh begin within the same millisecond, or nearly so.
    const troubles = (await steps(ada)).filter(({ problem }) => problem !== undefined)
    const [failed, request] = troubles.toSorted((one, other) => one.kind.localeCompare(other.kind))
    expect([failed, request]).toMatchObject([
      { kind: 'refresh', status: 503, problem: 'upstream-unavailable', answered: { outcome: 'kept' } },
      { kind: 'request', path: '/auth/refresh', problem: 'upstream-unavailable' },
    ])
  })

  test('goes on while a further sign-in is declined or its code refused, and shows why', async ({
    startApp,
    simulator,
  }) => {
    const ada = await (await startApp()).signIn({ scopes })
    await ada.signIn({ scopes: ['user-library-read'], decision: 'deny' })
    expect((await steps(ada)).slice(signIn.length)).toMatchObject([
      { kind: 'sign-in' },
      { kind: 'authorize' },
      { kind: 'consent', sent: { decision: 'refused' }, answered: { error: 'access_denied' } },
      { kind: 'callback', sent: { error: 'access_denied' } },
    ])
    await simulator.tokenFault({ status: 400, body: { error: 'invalid_grant' } })
    await ada.signIn({ scopes })
    expect((await steps(ada)).at(-1)).toMatchObject({
      ...{ kind: 'redeem', status: 400, problem: 'invalid-authorization-response' },
      answered: { error: 'invalid_grant' },
    })
  })

  test('ends with the session, in the store too', async ({ startApp }) => {
    const store = createMemoryStore()
    const ada = await (await startApp({}, { store })).signIn({ scopes })
    const id = await idOf(ada)
    const cookie = ada.sessionCookie
    await store.flow.addFlowBatch(id, Buffer.from('a batch'))
    expect(await store.flow.readFlowBatches(id)).not.toEqual([])
    await ada.act('POST', '/auth/sign-out')
    expect((await ada.get('/api/flow', { headers: { cookie } })).status).toBe(401)
    expect(await store.flow.readFlowBatches(id)).toEqual([])
    await ada.signIn({ scopes })
    expect(kinds(await steps(ada))).toEqual(signIn)
  })

  test('shows for a while how Spotify ended the grant, to that browser alone', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    await simulator.revokeGrants()
    await call(ada)
    const { steps: last, isCut } = (await ada.get('/api/flow')).json() as { steps: FlowStep[]; isCut: boolean }
    expect(isCut).toBe(true)
    expect(last.slice(-3).toSorted((one, other) => one.kind.localeCompare(other.kind))).toMatchObject([
      { kind: 'call', status: 401 },
      { kind: 'refresh', status: 400, problem: 'reauthorization-required', answered: { error: 'invalid_grant' } },
      { kind: 'request', status: 401, problem: 'reauthorization-required' },
    ])
    expect((await app.browser().get('/api/flow')).status).toBe(401)
    await ada.signIn({ scopes })
    expect(kinds(await steps(ada))).toEqual(signIn)
  })

  test('is read by nobody else, and reading it is no use of the session', async ({ startApp }) => {
    const app = await startApp({ SESSION_IDLE_TTL: '1h' })
    expect((await app.browser().get('/api/flow')).status).toBe(401)
    const ada = await app.signIn({ scopes })
    app.clock.aheadMs = 50 * 60_000
    expect((await ada.get('/api/flow')).status).toBe(200)
    app.clock.aheadMs = 61 * 60_000
    expect((await ada.get('/api/flow')).status).toBe(401)
  })
})

test('a restart keeps the record: what was in memory is stored before the server ends', async ({ startApp }) => {
  const store = createMemoryStore()
  const keys = { SESSION_KEYS: Buffer.alloc(32, 7).toString('base64') }
  const before = await startApp(keys, { store })
  const ada = await before.signIn({ scopes })
  await call(ada)
  const recorded = await steps(ada)
  await before.goDown()
  const after = (await startApp(keys, { store })).browser().carrying(ada)
  expect(await steps(after)).toEqual(recorded)
})

test('the store holds the record sealed', async ({ startApp }) => {
  const store = createMemoryStore()
  const app = await startApp({}, { store })
  const ada = await app.signIn({ scopes })
  const id = await idOf(ada)
  await app.goDown()
  const batches = await store.flow.readFlowBatches(id)
  expect(batches).not.toEqual([])
  expect(Buffer.concat(batches).toString('latin1')).not.toMatch(/sign-in|user-top-read|fingerprint/)
})

test.for(Object.entries(sharedStores))(
  'servers that share a store have one record, live too: %s',
  async ([, share], { startApp }) => {
    const { settings, extras } = await share()
    const [here, there] = [await startApp(settings, extras), await startApp(settings, extras)]
    const ada = await here.signIn({ scopes })
    const adaThere = there.browser().carrying(ada)
    await call(ada)
    await call(adaThere)
    const all = [...signIn, 'request', 'call', 'request', 'call']
    expect(kinds(await steps(ada)).toSorted()).toEqual(all.toSorted())
    expect(await steps(adaThere)).toEqual(await steps(ada))
    const reader = await follow(ada)
    expect((await reader.nth('record', 1)).data.steps).toHaveLength(all.length)
    await call(adaThere)
    const heard = [await reader.nth('step', 1), await reader.nth('step', 2)]
    expect(heard.map(({ data }) => data.kind).toSorted()).toEqual(['call', 'request'])
  },
)

describe('the stream', () => {
  test('begins with the record, goes on with each step, and begins anew on every connection', async ({ startApp }) => {
    const ada = await (await startApp()).signIn({ scopes })
    const reader = await follow(ada)
    expect(reader.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
    })
    expect((await reader.nth('record', 1)).data).toMatchObject({ isCut: false, now: expect.any(Number) })
    await call(ada)
    const heard = [await reader.nth('step', 1), await reader.nth('step', 2)].map(({ data }) => data)
    const again = await follow(ada)
    const recorded = (await again.nth('record', 1)).data.steps as FlowStep[]
    expect(recorded).toHaveLength(signIn.length + 2)
    expect(recorded).toEqual(expect.arrayContaining(heard))
  })

  test('ends with the session, and says so', async ({ startApp }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    const reader = await follow(ada)
    await reader.nth('record', 1)
    await ada.act('POST', '/auth/sign-out')
    expect((await reader.nth('ended', 1)).data).toMatchObject({ code: 'sign-in-required' })
    expect(await reader.ended).toBe(true)
  })

  test('is limited to ten for a session', async ({ startApp }) => {
    const ada = await (await startApp()).signIn({ scopes })
    const readers = await Promise.all(Array.from({ length: 11 }, () => follow(ada)))
    expect(
      readers
        .map(({ status }) => status)
        .toSorted()
        .at(-1),
    ).toBe(429)
  })
})
