import { describe, expect } from 'vitest'
import { basic, Script } from '../testing/script.ts'
import { test } from '../testing/simulated.ts'

const code = { grant_type: 'authorization_code', code: 'x', redirect_uri: Script.redirectUri }
const own = { client_id: 'scopedeck-local', client_secret: 'scopedeck-local-secret' }

type Refusal = [
  mistake: string,
  form: Record<string, string>,
  authorization: string,
  error: string,
  description: string | undefined,
]

const refusals: Refusal[] = [
  ['no grant type', {}, Script.basic, 'unsupported_grant_type', 'grant_type parameter is missing'],
  [
    'an unknown one',
    { grant_type: 'password' },
    Script.basic,
    'unsupported_grant_type',
    'grant_type password is not supported',
  ],
  ['nobody', code, '', 'invalid_client', undefined],
  ['an unknown client', code, basic('nobody', 'x'), 'invalid_client', 'Invalid client'],
  ['an unknown client in the body', { ...code, ...own, client_id: 'x' }, '', 'invalid_client', 'Invalid client'],
  ['a wrong secret', code, basic('scopedeck-local', 'x'), 'invalid_client', 'Invalid client secret'],
  [
    'a wrong secret in the body',
    { ...code, ...own, client_secret: 'x' },
    '',
    'invalid_client',
    'Invalid client secret',
  ],
  ['a header without a colon', code, `Basic ${btoa('scopedeck-local')}`, 'invalid_client', 'Invalid client'],
  ['a header that is no Base64', code, 'Basic ???', 'invalid_client', 'Invalid client'],
  ['a bearer token', code, 'Bearer abc', 'invalid_client', 'Invalid client'],
  ['two clients at once', { ...code, client_id: 'other' }, Script.basic, 'invalid_client', 'Invalid client'],
]

describe('the token endpoint refuses', () => {
  for (const [mistake, form, authorization, error, description] of refusals) {
    test(mistake, async ({ script }) => {
      const response = await script.token(form, authorization)
      expect([response.status, await response.json()]).toEqual([400, { error, error_description: description }])
    })
  }

  test('a JSON body', async ({ script }) => {
    const headers = { authorization: Script.basic, 'content-type': 'application/json' }
    const response = await script.send('/api/token', { method: 'POST', headers, body: JSON.stringify(code) })
    const refusal = { error: 'server_error', error_description: 'Unexpected status: 415' }
    expect([response.status, await response.json()]).toEqual([415, refusal])
  })

  test('a body that is no form, or none', async ({ script }) => {
    const missing = { error: 'unsupported_grant_type', error_description: 'grant_type parameter is missing' }
    for (const body of ['grant_type=authorization_code', null]) {
      const response = await script.send('/api/token', {
        method: 'POST',
        body,
        headers: { authorization: Script.basic },
      })
      expect([response.status, await response.json()]).toEqual([400, missing])
    }
  })

  test('a parameter that comes twice', async ({ script }) => {
    const body = new URLSearchParams([...Object.entries(code), ['code', 'y']])
    const response = await script.send('/api/token', { method: 'POST', body, headers: { authorization: Script.basic } })
    expect(await response.json()).toEqual({ error: 'invalid_request', error_description: 'code must be supplied once' })
  })

  test('a form of a megabyte and more', async ({ script }) => {
    const response = await script.token({ ...code, code: 'x'.repeat(1_100_000) })
    expect([response.status, await response.json()]).toMatchObject([413, { error: 'server_error' }])
  })
})

describe('a client proves itself', () => {
  test('in the body as well as in the header', async ({ script }) => {
    expect((await script.redeem(await script.code(), own, '')).status).toBe(200)
    expect((await script.redeem(await script.code(), own)).status).toBe(200)
  })

  test('with a secret of any characters, form-encoded or bare', async ({ script }) => {
    const client = { clientId: 'odd', clientSecret: 'a%41+:b ü', redirectUris: [Script.redirectUri] }
    await script.control('POST', 'clients', client)
    for (const secret of [client.clientSecret, encodeURIComponent(client.clientSecret)]) {
      const issued = await script.code({ client_id: 'odd' })
      expect((await script.redeem(issued, {}, basic('odd', secret))).status).toBe(200)
    }
  })
})

test('no answer of the token endpoint is kept, and pages of any origin may read it', async ({ script }) => {
  for (const response of [await script.redeem(await script.code()), await script.redeem('x')]) {
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  }
  expect((await script.send('/api/token', { method: 'OPTIONS' })).status).toBe(204)
})
