import { describe, expect } from 'vitest'
import { Script } from '../testing/script.ts'
import { test } from '../testing/simulated.ts'

const form = { grant_type: 'client_credentials' }
const inBody = { client_id: 'scopedeck-local', client_secret: 'scopedeck-local-secret' }

const tokenOf = async (script: Script) =>
  ((await (await script.token(form)).json()) as { access_token: string }).access_token

const ask = async (script: Script, path: string) => {
  const response = await script.send(path, { headers: { authorization: `Bearer ${await tokenOf(script)}` } })
  return [response.status, await response.json()]
}

describe('a token for the client itself', () => {
  test.for([
    ['by the header', form, Script.basic],
    ['by the body', { ...form, ...inBody }, ''],
    ['with a scope that nobody can grant', { ...form, scope: 'user-read-email' }, Script.basic],
  ] as const)('%s: an hour, no scope and no refresh token', async ([, fields, authorization], { script }) => {
    const response = await script.token(fields, authorization)
    const token = { access_token: expect.stringMatching(/^sim_access_/), token_type: 'Bearer', expires_in: 3600 }
    expect([response.status, await response.json()]).toEqual([200, token])
  })

  test.for([
    ['without the secret', { ...form, client_id: 'scopedeck-local' }, '', 'Invalid client secret'],
    ['with another secret', { ...form, ...inBody, client_secret: 'x' }, '', 'Invalid client secret'],
    ['of an unknown client', { ...form, client_id: 'nobody', client_secret: 'x' }, '', 'Invalid client'],
    ['of no client', form, '', undefined],
  ] as const)('%s: refused', async ([, fields, authorization, error_description], { script }) => {
    const response = await script.token(fields, authorization)
    const refusal = { error: 'invalid_client', ...(error_description && { error_description }) }
    expect([response.status, await response.json()]).toEqual([400, refusal])
  })

  test('reads the catalogue, and nothing of an account', async ({ script }) => {
    expect(await ask(script, '/v1/search?q=the&type=track')).toMatchObject([200, { tracks: { limit: 5 } }])
    const refusal = { error: { status: 401, message: 'Valid user authentication required' } }
    expect(await ask(script, '/v1/me')).toEqual([401, refusal])
  })

  test('ends by the clock, by command and by a reset, as every token does', async ({ script }) => {
    const [first, second] = [await tokenOf(script), await tokenOf(script)]
    const search = async (token: string) => {
      const headers = { authorization: `Bearer ${token}` }
      return (await script.send('/v1/search?q=the&type=track', { headers })).status
    }
    await script.control('POST', 'tokens/expire', { account: 'ada' })
    expect(await search(first)).toBe(200)
    await script.control('POST', 'tokens/expire')
    expect(await search(first)).toBe(401)
    expect(await search(second)).toBe(401)
    const third = await tokenOf(script)
    await script.control('POST', 'clock', { advance: '1h' })
    expect(await search(third)).toBe(401)
    const fourth = await tokenOf(script)
    await script.control('POST', 'reset')
    expect(await search(fourth)).toBe(401)
  })
})

test('the metadata of the issuer name the addresses that answer', async ({ script }) => {
  const response = await script.send('/.well-known/openid-configuration')
  const metadata = (await response.json()) as Record<string, unknown>
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(metadata).toMatchObject({
    issuer: script.origin,
    authorization_endpoint: `${script.origin}/authorize`,
    token_endpoint: `${script.origin}/api/token`,
    code_challenge_methods_supported: ['S256'],
  })
})
