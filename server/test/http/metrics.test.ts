import { randomBytes } from 'node:crypto'
import { describe, expect } from 'vitest'
import { operationIds } from '../../contract/operations.ts'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { localUrl } from '../harness/open-app.ts'

const scopes = ['user-top-read']
const here = { host: new URL(localUrl).host }

/** Samples by name and labels, as they are written. */
async function readMetrics(browser: Browser): Promise<Map<string, number>> {
  const answer = await browser.get('/metrics', { headers: here })
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
  const samples = answer.text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(samples.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]))
}

describe('the metrics', () => {
  test('tell of sign-ins, refreshes, calls, sessions and requests', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    await app.signIn({ account: 'ben' })
    await app.browser().signIn({ decision: 'deny' })
    await app.browser().comeBack(`/auth/callback?state=${randomBytes(32).toString('hex')}&code=1`)
    await simulator.expireTokens('ada')
    app.clock.aheadMs = 61 * 60_000
    await Promise.all(Array.from({ length: 20 }, () => ada.call('/me/top/tracks')))
    await ada.send('/auth/sign-out', { method: 'POST' })
    const metrics = await readMetrics(app.browser())

    const read = (name: string) => metrics.get(`scopedeck_${name}`)
    expect(read('sign_ins_total{outcome="completed"}')).toBe(2)
    expect(read('sign_ins_total{outcome="declined"}')).toBe(1)
    expect(read('sign_ins_total{outcome="unknown-state"}')).toBe(1)
    expect(read('security_events_total{event="csrf-refused",reason="none"}')).toBe(1)
    expect(read('refreshes_total{outcome="refreshed"}')).toBe(1)
    expect(read('token_calls_total{grant_type="authorization_code",status="200"}')).toBe(2)
    expect(read('token_calls_total{grant_type="refresh_token",status="200"}')).toBe(1)
    expect(read('token_call_duration_seconds_count{grant_type="refresh_token"}')).toBe(1)
    expect(read('web_api_calls_total{operation="get-users-top-tracks",status="200"}')).toBe(1)
    const again = read('web_api_calls_total{operation="get-users-top-tracks",status="304"}') ?? 0
    expect(read('web_api_call_duration_seconds_count{operation="get-users-top-tracks"}')).toBe(1 + again)
    expect(read('http_requests_total{route="/api/spotify/v1/*",method="GET",status="200"}')).toBe(20)
    expect(read('http_requests_total{route="/auth/sign-out",method="POST",status="403"}')).toBe(1)
    expect(read('sessions')).toBe(2)
    expect(read('event_streams')).toBe(0)
  })

  test('tell of trouble by its name', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    await simulator.fault({ match: { path: '/v1/me/top' }, effect: { reset: true }, times: 1 })
    await ada.call('/me/top/tracks')
    await simulator.fault({ match: { path: '/v1/me/top' }, effect: { status: 503 }, times: 1 })
    await ada.call('/me/top/tracks')
    await simulator.tokenFault({ reset: true }, 1)
    await ada.act('POST', '/auth/refresh')
    const metrics = await readMetrics(app.browser())

    const calls = (status: string) =>
      metrics.get(`scopedeck_web_api_calls_total{operation="get-users-top-tracks",status="${status}"}`)
    expect([calls('upstream-invalid'), calls('503'), calls('200')]).toEqual([1, 1, 1])
    expect(metrics.get('scopedeck_refreshes_total{outcome="kept"}')).toBe(1)
    expect(metrics.get('scopedeck_token_calls_total{grant_type="refresh_token",status="upstream-unavailable"}')).toBe(1)
  })

  test('have no label that a client can choose', async ({ startApp }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    const before = (await readMetrics(ada)).size
    const odd = Array.from({ length: 30 }, () => randomBytes(8).toString('hex'))
    for (const word of odd) {
      await ada.call(`/albums/${word}`)
      await ada.call(`/${word}`)
      await ada.get(`/${word}?${word}=${word}`, { headers: { 'user-agent': word, accept: word } })
      await ada.comeBack(`/auth/callback?state=${word}&code=${word}&error_description=${word}`)
      await ada.get(`/auth/sign-in?scope=${word}`)
    }
    const methods = ['PROPFIND', 'MKCOL', 'LOCK', 'REPORT', 'SUBSCRIBE']
    for (const method of methods) await ada.send('/api/session', { method })
    const metrics = await readMetrics(ada)
    expect([...metrics.keys()].filter((sample) => methods.some((method) => sample.includes(method)))).toEqual([])
    expect([...metrics.keys()].filter((sample) => odd.some((word) => sample.includes(word)))).toEqual([])
    // A few more routes and statuses, and not one for each.
    expect(metrics.size - before).toBeLessThan(150)
    const operations = [...metrics.keys()].flatMap((sample) => /operation="([^"]*)"/.exec(sample)?.[1] ?? [])
    expect(new Set(operations).difference(new Set<string>(operationIds))).toEqual(new Set())
  })

  test('are refused through a proxy, and given with the token', async ({ startApp }) => {
    const app = await startApp({ TRUST_PROXY: 'loopback', METRICS_TOKEN: 'the-token-of-the-metrics' })
    const browser = app.browser()
    const ask = async (headers: Record<string, string>) =>
      (await browser.get('/metrics', { headers: { ...here, ...headers } })).status
    expect(await ask({})).toBe(200)
    expect(await ask({ 'x-forwarded-for': '127.0.0.1' })).toBe(401)
    expect(await ask({ host: 'deck.internal:8888' })).toBe(401)
    const authorization = 'Bearer the-token-of-the-metrics'
    expect(await ask({ 'x-forwarded-for': '192.0.2.1', authorization })).toBe(200)
    expect(await ask({ host: 'deck.internal:8888', authorization })).toBe(200)
    expect(app.log.join('')).not.toContain('the-token-of-the-metrics')
  })
})
