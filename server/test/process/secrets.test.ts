import { randomBytes } from 'node:crypto'
import { describe, expect } from 'vitest'
import { json, startUpstream } from '../../src/gateway/testing/upstream.ts'
import { test } from '../harness/fixtures.ts'
import { sessionCookie, settingsFor } from '../harness/open-app.ts'
import { startProcess } from '../harness/start-process.ts'
import { exchange, rawRequest } from '../harness/wire.ts'

describe('at the most talkative log level', () => {
  test('no secret is logged or answered, whichever side fails', async ({ simulator }) => {
    await simulator.reset()
    const key = randomBytes(32).toString('base64')
    const secrets = [
      key,
      'scopedeck-local-secret',
      Buffer.from('scopedeck-local:scopedeck-local-secret').toString('base64'),
    ]
    const tokenEndpoint = await startUpstream((response, { body }) => {
      const form = new URLSearchParams(body)
      secrets.push(...['code', 'code_verifier', 'refresh_token'].flatMap((name) => form.get(name) ?? []))
      const [access_token, refresh_token] = [1, 2].map(() => `opaque${randomBytes(24).toString('hex')}`)
      secrets.push(access_token ?? '', refresh_token ?? '')
      json({ access_token, refresh_token, token_type: 'Bearer', expires_in: 1, scope: 'user-top-read' })(response, {
        method: '',
        url: '',
        headers: {},
        body: '',
      })
    })
    const app = await startProcess({
      ...settingsFor(simulator.origin),
      SPOTIFY_TOKEN_URL: `${tokenEndpoint.apiUrl}/token`,
      SESSION_KEYS: key,
      LOG_LEVEL: 'trace',
    })
    const browser = app.browser()
    const request = await browser.begin({ scopes: ['user-top-read'] })
    const response = new URL(await browser.visitConsent(request))
    const { state = '', code = '' } = Object.fromEntries(response.searchParams)
    secrets.push(code, ...[...browser.cookies.values()].map(({ value }) => value))
    await app.browser().comeBack(response.href)
    await browser.comeBack(`${response.href}&code=again`)
    await browser.comeBack(response.href)
    await browser.comeBack(response.href)
    secrets.push(...[...browser.cookies.values()].map(({ value }) => value))
    await Promise.all([browser.call('/me'), browser.call('/me/top/tracks'), browser.act('POST', '/auth/refresh')])
    await browser.get(`/api/nothing?token=${secrets.at(-1)}`)
    await browser.get(`/api/spotify/v1/me?access_token=${code}`)
    await exchange(app, rawRequest(`GET /${code}%zz HTTP/1.1`, [`Cookie: ${sessionCookie}=${state}`]))
    await exchange(app, rawRequest(`GET /${code} HTTP/1.1`, [`Cookie: ${sessionCookie}=${state}`, `X-${state}\0: a`]))
    await exchange(app, rawRequest('GET /api/session HTTP/1.1', [`Cookie: ${state.repeat(500)}`]))
    expect(await app.end()).toEqual({ code: 0, signal: null })

    const said = app.leakDetector.everything()
    expect(app.output.split('\n').length).toBeGreaterThan(10)
    expect(app.output).not.toContain(state)
    expect(secrets.filter((secret) => secret.length > 10).length).toBeGreaterThan(10)
    for (const secret of secrets.filter((one) => one.length > 10))
      for (const spelling of [secret, encodeURIComponent(secret)])
        expect(said.filter((text) => text.includes(spelling))).toEqual([])
  })
})
