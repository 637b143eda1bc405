import { describe, expect } from 'vitest'
import { Script } from '../testing/script.ts'
import { startedAt, test } from '../testing/simulated.ts'

describe('the state', () => {
  test('shows everything but secrets', async ({ script }) => {
    await script.signIn('user-top-read', 'ben')
    const text = await (await script.control('GET', 'state')).text()
    expect(JSON.parse(text)).toMatchObject({
      origin: script.origin,
      clock: { now: startedAt, aheadMs: 0 },
      settings: { mode: 'development', accessTokenTtl: 3600, rotateRefreshTokens: false, rateLimit: null },
      clients: [{ clientId: 'scopedeck-local', redirectUris: [Script.redirectUri] }],
      accounts: [
        { id: 'ada', premium: true, allowlisted: true },
        { id: 'ben', premium: false, allowlisted: true },
        { id: 'cleo', allowlisted: true },
        { id: 'dov', allowlisted: false },
      ],
      grants: [
        {
          account: 'ben',
          client: 'scopedeck-local',
          scopes: ['user-top-read'],
          authorizedAt: startedAt,
          revoked: false,
        },
      ],
      faults: [],
    })
    expect(text).not.toMatch(/sim_|scopedeck-local-secret/)
  })

  test('is the seeded one again after a reset', async ({ script }) => {
    const seeded = await (await script.control('GET', 'state')).json()
    const { refresh_token } = await script.signIn()
    await script.control('PATCH', 'settings', { mode: 'extended', latencyMs: 1 })
    await script.control('PATCH', 'accounts/ada', { premium: false, devices: [], playback: null })
    await script.control('POST', 'clients', { clientId: 'other', clientSecret: 's', redirectUris: [] })
    await script.control('POST', 'faults', { match: { path: '/v1/me' }, effect: { status: 500 } })
    await script.control('POST', 'clock', { advance: '1d' })
    expect(await (await script.control('POST', 'reset')).json()).toEqual(seeded)
    expect(await (await script.refresh(refresh_token)).json()).toMatchObject({
      error_description: 'Invalid refresh token',
    })
  })
})

describe('a control refuses, in one line,', () => {
  const mistakes: [method: string, name: string, body: unknown, status: number, error: string][] = [
    ['PATCH', 'settings', { accessTokenTTL: 5 }, 400, 'body must not have additional properties: accessTokenTTL'],
    ['PATCH', 'settings', { accessTokenTtl: '5' }, 400, 'body.accessTokenTtl must be integer'],
    ['PATCH', 'settings', { autoApprove: 'zoe' }, 400, 'There is no account “zoe”. There are: ada, ben, cleo, dov.'],
    ['PATCH', 'accounts/zoe', { premium: true }, 404, 'There is no account “zoe”. There are: ada, ben, cleo, dov.'],
    ['PATCH', 'accounts/ada', { premium: 'no' }, 400, 'body.premium must be boolean'],
    ['POST', 'tokens/expire', { account: 'zoe' }, 404, 'There is no account “zoe”. There are: ada, ben, cleo, dov.'],
    ['POST', 'grants/revoke', { acount: 'ada' }, 400, 'body must not have additional properties: acount'],
    ['POST', 'clock', { advance: '1 hour' }, 400, 'advance must be a duration: 59m, 1h30m, 6mo (ms, s, m, h, d, mo).'],
    ['POST', 'clock', { advance: '99999d' }, 400, 'The clock goes no further than 100 years ahead.'],
    ['POST', 'clock', {}, 400, 'body must not have fewer than 1 properties'],
    ['POST', 'faults', { effect: {} }, 400, 'body.effect must not have fewer than 1 properties'],
    ['POST', 'faults', { effect: { status: 99 } }, 400, 'body.effect.status must be >= 200'],
    ['POST', 'clients', { clientId: 'a', redirectUris: [] }, 400, "body must have required property 'clientSecret'"],
    [
      'POST',
      'clients',
      { clientID: 'a', clientSecret: 's', redirectUris: 1 },
      400,
      "body must have required property 'clientId'; body must not have additional properties: clientID; body.redirectUris must be array",
    ],
    ['POST', 'nothing', {}, 404, 'There is no such control.'],
  ]
  for (const [method, name, body, status, error] of mistakes) {
    test(`${method} ${name} ${JSON.stringify(body)}`, async ({ script }) => {
      const response = await script.control(method, name, body)
      expect([response.status, await response.json()]).toEqual([status, { error }])
    })
  }

  test('what is no JSON', async ({ script }) => {
    for (const [type, status] of [
      ['application/json', 400],
      ['text/plain', 415],
    ] as const) {
      const response = await script.send('/simulator/settings', {
        method: 'PATCH',
        body: '{',
        headers: { 'content-type': type },
      })
      expect([response.status, await response.json()]).toEqual([status, { error: expect.any(String) }])
    }
  })

  test('a fault whose header could break the answer apart', async ({ script }) => {
    const effect = { headers: { 'x-a': 'b\r\nset-cookie: c' } }
    expect((await script.control('POST', 'faults', { effect })).status).toBe(400)
  })
})

describe('the controls obey', () => {
  test('no page of another origin, and no name that is not this machine’s', async ({ script }) => {
    for (const headers of [
      { origin: 'http://127.0.0.1:8888' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      expect((await script.send('/simulator/reset', { method: 'POST', headers })).status).toBe(403)
      expect((await script.send('/simulator/state', { headers })).status).toBe(403)
    }
  })

  test('no host name that points here, and no request from another machine', async ({ simulator }) => {
    const ask = (host: string, remoteAddress: string) =>
      simulator.app.inject({ url: '/simulator/state', headers: { host }, remoteAddress })
    const { port } = new URL(simulator.origin)
    expect((await ask(`localhost:${port}`, '127.0.0.1')).statusCode).toBe(200)
    expect((await ask(`[::1]:${port}`, '::1')).statusCode).toBe(200)
    expect((await ask(`evil.example:${port}`, '127.0.0.1')).statusCode).toBe(403)
    expect((await ask(`localhost.evil.example`, '127.0.0.1')).statusCode).toBe(403)
    expect((await ask(`localhost:${port}`, '192.168.0.7')).statusCode).toBe(403)
    expect((await ask(`localhost:${port}`, '::ffff:10.0.0.1')).statusCode).toBe(403)
  })

  test('their own address bar and page', async ({ script }) => {
    for (const headers of [{ 'sec-fetch-site': 'none' }, { 'sec-fetch-site': 'same-origin', origin: script.origin }]) {
      expect((await script.send('/simulator/state', { headers })).status).toBe(200)
    }
  })
})

test('a new client signs in like the seeded one', async ({ script }) => {
  const redirectUris = ['https://app.example/cb']
  const registered = await script.control('POST', 'clients', {
    clientId: 'mine',
    clientSecret: 's',
    redirectUris,
    name: 'My app',
  })
  expect([registered.status, await registered.json()]).toEqual([
    201,
    { clientId: 'mine', name: 'My app', redirectUris },
  ])
  const page = await (await script.authorize({ client_id: 'mine', redirect_uri: 'https://app.example/cb' })).text()
  expect(page).toContain('My app asks for your permission</h1>')
})

test('the clock moves on and comes back', async ({ script }) => {
  const clock = async (body: unknown) => (await script.control('POST', 'clock', body)).json()
  expect(await clock({ advance: '59m' })).toEqual({ now: startedAt + 59 * 60_000, aheadMs: 59 * 60_000 })
  expect(await clock({ advance: '1m' })).toEqual({ now: startedAt + 3_600_000, aheadMs: 3_600_000 })
  expect(await clock({ reset: true })).toEqual({ now: startedAt, aheadMs: 0 })
})

test('an account changes', async ({ script }) => {
  const response = await script.control('PATCH', 'accounts/ben', {
    premium: true,
    allowlisted: false,
    devices: [],
    playback: null,
  })
  expect(await response.json()).toMatchObject({
    id: 'ben',
    premium: true,
    allowlisted: false,
    devices: [],
    playback: { item: null },
  })
})
