import { describe, expect } from 'vitest'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'

const scopes = ['user-top-read']
const minute = 60_000
const day = 24 * 60 * minute
const json = { 'content-type': 'application/json' }

/** The settings of a server whose provider is this simulator by its own name. */
const simulated = (origin: string) => ({
  SIMULATOR: 'on',
  SIMULATOR_PORT: new URL(origin).port,
  SPOTIFY_AUTHORIZE_URL: '',
  SPOTIFY_TOKEN_URL: '',
  SPOTIFY_API_URL: '',
})

const move = (browser: Browser, advance?: string) =>
  browser.act('POST', '/api/simulator/clock', { headers: json, body: JSON.stringify({ advance }) })
const call = (browser: Browser) => browser.call('/me/top/tracks?limit=1')

/** What is left of the access token in minutes, and of the grant in days, as the page shows it. */
async function left(browser: Browser): Promise<[number, number]> {
  const { accessTokenExpiresAt, grantExpiresAt, now } = await browser.session()
  return [
    Math.round((Number(accessTokenExpiresAt) - Number(now)) / minute),
    Math.round((Number(grantExpiresAt) - Number(now)) / day),
  ]
}

describe('the time machine', () => {
  test('moves the clocks of token and grant as the simulator’s, and a new token begins anew', async ({
    startApp,
    simulator,
  }) => {
    const ada = await (await startApp(simulated(simulator.origin))).signIn({ scopes })
    const [, grantDays] = await left(ada)
    expect(await left(ada)).toEqual([60, grantDays])
    expect((await move(ada, '59m')).json()).toMatchObject({ aheadMs: 59 * minute })
    expect(await left(ada)).toEqual([1, grantDays])
    await ada.act('POST', '/auth/refresh')
    expect(await left(ada)).toEqual([60, grantDays])
    await simulator.advanceClock('150d')
    expect((await left(ada))[1]).toBe(grantDays - 150)
  })

  test('put back, leaves nobody signed out and no time below what it was', async ({ startApp, simulator }) => {
    const ada = await (await startApp(simulated(simulator.origin))).signIn({ scopes })
    const before = await left(ada)
    await move(ada, '184d')
    expect((await left(ada))[0]).toBeLessThan(0)
    await move(ada)
    expect(await left(ada)).toEqual(before)
    expect((await call(ada)).status).toBe(200)
    await move(ada, '59m')
    await ada.act('POST', '/auth/refresh')
    await move(ada)
    expect((await left(ada))[0]).toBe(119)
    expect((await call(ada)).status).toBe(200)
    expect(await simulator.tokenCalls('refresh_token')).toBe(1)
  })

  test('six months on, the grant is refused as at Spotify, and a new consent lasts six months from there', async ({
    startApp,
    simulator,
  }) => {
    const app = await startApp(simulated(simulator.origin))
    const ada = await app.signIn({ scopes })
    const [, grantDays] = await left(ada)
    await move(ada, '184d')
    expect((await call(ada)).json().code).toBe('reauthorization-required')
    await ada.signIn({ scopes })
    expect(await left(ada)).toEqual([60, grantDays])
    expect((await call(ada)).status).toBe(200)
  })

  test('ends the access tokens of the account, which costs one refresh', async ({ startApp, simulator }) => {
    const ada = await (await startApp(simulated(simulator.origin))).signIn({ scopes })
    expect((await ada.act('POST', '/api/simulator/expire')).status).toBe(204)
    expect((await call(ada)).status).toBe(200)
    expect(await simulator.tokenCalls('refresh_token')).toBe(1)
  })

  test('takes its two moves, from our own pages, and none at another provider', async ({ startApp, simulator }) => {
    const app = await startApp(simulated(simulator.origin))
    const ada = await app.signIn({ scopes })
    expect((await move(ada, '100y')).json().code).toBe('invalid-request')
    expect((await ada.send('/api/simulator/clock', { method: 'POST', headers: json, body: '{}' })).status).toBe(403)
    expect((await app.browser().act('POST', '/api/simulator/expire')).json().code).toBe('sign-in-required')
    const forwarded = { headers: { 'x-forwarded-for': '203.0.113.7' } }
    expect((await ada.act('POST', '/api/simulator/expire', forwarded)).status).toBe(404)
    const elsewhere = await (await startApp()).signIn({ scopes })
    expect((await move(elsewhere, '59m')).json().code).toBe('not-found')
    expect((await elsewhere.act('POST', '/api/simulator/expire')).json().code).toBe('not-found')
  })
})
