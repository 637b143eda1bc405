import { describe, expect } from 'vitest'
import type { Answer } from '../harness/answer.ts'
import { test } from '../harness/fixtures.ts'
import type { App } from '../harness/open-app.ts'

const scopes = ['user-top-read']
const minute = 60_000

interface Told {
  event: string
  reason?: string
  account?: string
}

const eventsIn = (log: readonly string[]) =>
  log.map((line): Record<string, unknown> => JSON.parse(line)).filter(({ event }) => event && event !== 'request')

/** What was told of one request. */
const toldOf = ({ headers }: Answer, { log }: App) =>
  eventsIn(log).filter(({ requestId }) => requestId === headers['x-request-id'])

function expectTold(answer: Answer, app: App, ...events: Told[]): void {
  const common = { time: expect.any(String), level: expect.any(String), msg: expect.any(String), client: '127.0.0.1' }
  const requestId = answer.headers['x-request-id']
  const lines = events.map((event) => ({ ...common, requestId, ...event }))
  expect(toldOf(answer, app)).toEqual(lines)
}

const account = expect.stringMatching(/^[\w-]{12}$/)

describe('it is told, once, with the request it happened in,', () => {
  test('sign-in, a new sign-in and sign-out, and nothing of a repeated request', async ({ startApp }) => {
    const app = await startApp()
    const ada = app.browser()
    expectTold(await ada.signIn({ scopes }), app, { event: 'sign-in', account })
    expectTold(
      await ada.signIn({ scopes }),
      app,
      { event: 'sign-in', account },
      { event: 'session-ended', reason: 'replaced', account },
    )
    const cookie = ada.sessionCookie
    const signOut = () => app.browser().act('POST', '/auth/sign-out', { headers: { cookie } })
    expectTold(await signOut(), app, { event: 'session-ended', reason: 'signed-out', account })
    expectTold(await signOut(), app)
    expect(new Set(eventsIn(app.log).map((line) => line.account)).size).toBe(1)
  })

  test('a sign-out from another browser, and a disconnect', async ({ startApp }) => {
    const app = await startApp()
    const [one, other] = [await app.signIn({ scopes }), await app.signIn({ scopes })]
    expectTold(await other.act('DELETE', '/api/sessions'), app, {
      event: 'session-ended',
      reason: 'ended-elsewhere',
      account,
    })
    expect(await one.session()).toEqual({ authenticated: false })
  })

  test('a declined consent, and a refusal of the provider', async ({ startApp, simulator }) => {
    const app = await startApp()
    const refusal = (reason: string): Told => ({ event: 'sign-in-refused', reason })
    expectTold(await app.browser().signIn({ decision: 'deny' }), app, refusal('declined'))

    const browser = app.browser()
    const { searchParams } = await browser.begin()
    const trouble = new URLSearchParams({ error: 'server_error\u009b2J', state: searchParams.get('state') ?? '' })
    expectTold(await browser.comeBack(`/auth/callback?${trouble}`), app, refusal('provider-error'))

    await simulator.tokenFault({ status: 400, body: { error: 'invalid_grant' } }, 1)
    expectTold(await app.browser().signIn(), app, refusal('code-refused'))
    await simulator.tokenFault({ status: 503 }, 1)
    expectTold(await app.browser().signIn(), app, refusal('provider-unavailable'))
    await simulator.tokenFault({ status: 401, body: { error: 'invalid_client' } }, 1)
    const misconfigured = { event: 'client-misconfigured' }
    expectTold(await app.browser().signIn(), app, refusal('client-misconfigured'), misconfigured)
  })

  test('refused callbacks', async ({ startApp }) => {
    const app = await startApp({ SPOTIFY_ISSUER: 'https://accounts.example' })
    const refusal = (reason: string): Told => ({ event: 'callback-refused', reason })
    const iss = encodeURIComponent('https://accounts.example')
    const browser = app.browser()
    const response = await browser.visitConsent(await browser.begin({ scopes }))

    expectTold(await browser.comeBack(`/auth/callback?iss=${iss}&code=1`), app, refusal('malformed'))
    expectTold(await browser.comeBack(response), app, refusal('wrong-issuer'))
    expectTold(await app.browser().comeBack(`${response}&iss=${iss}`), app, refusal('unknown-state'))
    const spent = app.browser().carrying(browser)
    expectTold(await browser.comeBack(`${response}&iss=${iss}`), app, { event: 'sign-in', account })
    expectTold(await spent.comeBack(`${response}&iss=${iss}`), app, refusal('replayed'))

    const late = await browser.visitConsent(await browser.begin({ scopes }))
    app.clock.aheadMs = 11 * minute
    expectTold(await browser.comeBack(`${late}&iss=${iss}`), app, refusal('stale'))
  })

  test('whose grant is refused, why, and that the session ended by it', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ended: Told = { event: 'session-ended', reason: 'reauthorization-required', account }
    const refusal = (reason: string): Told => ({ event: 'grant-refused', reason, account })
    const ada = await app.signIn({ scopes })
    await simulator.revokeGrants('ada')
    app.clock.aheadMs = 61 * minute
    expectTold(await ada.call('/me'), app, refusal('revoked-or-reused'), ended)
    expectTold(await ada.call('/me'), app)
  })

  test('whose refresh brings another account’s tokens', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    const body = { access_token: 'another', token_type: 'Bearer', expires_in: 3600, refresh_token: 'another too' }
    await simulator.tokenFault({ status: 200, body })
    await simulator.fault({ match: { path: '/v1/me', exact: true }, effect: { status: 200, body: { id: 'ben' } } })
    app.clock.aheadMs = 61 * minute
    expectTold(
      await ada.call('/me/top/tracks'),
      app,
      { event: 'grant-refused', reason: 'another-account', account },
      { event: 'session-ended', reason: 'reauthorization-required', account },
    )
  })

  test('that the client is unknown, once a minute however many meet it', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    await simulator.tokenFault({ status: 401, body: { error: 'invalid_client' } })
    app.clock.aheadMs = 61 * minute
    const first = await ada.call('/me')
    expectTold(first, app, { event: 'client-misconfigured', account })
    expect(toldOf(first, app)).toMatchObject([
      { level: 'error', msg: expect.stringContaining('SPOTIFY_CLIENT_SECRET') },
    ])
    expectTold(await ada.call('/me'), app)
  })

  test('changes that our pages did not make, and too many sign-ins', async ({ startApp }) => {
    const app = await startApp()
    const browser = app.browser()
    expectTold(await browser.send('/auth/sign-out', { method: 'POST' }), app, { event: 'csrf-refused' })
    const statuses = []
    for (let nth = 0; nth < 400; nth += 1) statuses.push((await browser.get('/auth/sign-in')).status)
    const limited = eventsIn(app.log).filter(({ event }) => event === 'sign-in-limited')
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(60)
    expect(limited).toHaveLength(60)
  })
})
