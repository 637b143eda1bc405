import { describe, expect, test as unit } from 'vitest'
import { challengeOf, Script } from '../testing/script.ts'
import { startedAt, test } from '../testing/simulated.ts'
import { RequestLog } from './request-log.ts'

const request = { at: 0, method: 'GET', query: '', status: 200, client: null }

unit('at least the last 10,000 requests are kept, and not all there ever were', () => {
  const log = new RequestLog()
  for (let nth = 0; nth < 45_000; nth++) log.add({ ...request, path: `/v1/${nth}` })
  const kept = log.list('')
  expect(kept.length).toBeGreaterThanOrEqual(10_000)
  expect(kept.length).toBeLessThan(20_000)
  expect(kept.at(-1)?.path).toBe('/v1/44999')
})

describe('the log of requests', () => {
  test('tells what came, from which client, and what was answered', async ({ script }) => {
    const { access_token, refresh_token } = await script.signIn()
    await script.refresh(refresh_token)
    await script.me(access_token)
    await script.send('/v1/me')
    const line = { at: startedAt, query: '', client: 'scopedeck-local', tookMs: expect.any(Number) }
    const call = {
      ...line,
      method: 'GET',
      path: '/v1/me',
      operation: 'get-current-users-profile',
      scopesNamed: ['user-read-private', 'user-read-email'],
    }
    expect((await script.requests()).slice(2)).toEqual([
      { ...line, method: 'POST', path: '/api/token', status: 200, grantType: 'authorization_code' },
      { ...line, method: 'POST', path: '/api/token', status: 200, grantType: 'refresh_token' },
      { ...call, status: 200, account: 'ada', scopesHeld: [] },
      { ...call, status: 401, client: null, error: 'Missing/invalid/expired access token' },
    ])
  })

  test('shows what is on paths that begin so, and no control', async ({ script }) => {
    await script.signIn()
    await script.control('GET', 'state')
    expect(await script.requests('/api/token')).toHaveLength(1)
    expect(await script.requests('/authorize')).toHaveLength(2)
    expect(await script.requests('/simulator')).toEqual([])
  })

  test('holds no secret, wherever a client has put it', async ({ script }) => {
    const state = 'state-that-nobody-else-knows'
    const codeChallenge = challengeOf(Script.verifier)
    const pkce = { state, code_challenge: codeChallenge, code_challenge_method: 'S256' }
    const code = await script.code(pkce)
    const response = await script.redeem(code, { code_verifier: Script.verifier })
    const tokens = (await response.json()) as { access_token: string; refresh_token: string }
    await script.me(tokens.access_token)
    await script.send(`/v1/me?access_token=${tokens.access_token}&q=${tokens.refresh_token}`)
    await script.send(`/authorize?client_secret=scopedeck-local-secret&client_id=${code}`)
    await script.send(`/${tokens.refresh_token}`)
    await script.token({ grant_type: tokens.refresh_token, client_id: 'scopedeck-local-secret' }, '')
    const log = JSON.stringify(await script.requests())
    const secrets = [state, codeChallenge, code, Script.verifier, 'scopedeck-local-secret', ...Object.values(tokens)]
    for (const secret of secrets.filter((value) => String(value).length > 10)) expect(log).not.toContain(secret)
  })

  test('begins anew on reset', async ({ script }) => {
    await script.signIn()
    await script.control('POST', 'reset')
    expect(await script.requests()).toEqual([])
  })
})
