import { describe, expect } from 'vitest'
import { Script } from '../testing/script.ts'
import { test } from '../testing/simulated.ts'

/** Each mistake, and the text Spotify's page is known (or here chosen) to show. */
const refusals: [mistake: string, different: Record<string, string | undefined>, text: string][] = [
  ['no client id', { client_id: undefined }, 'Missing required parameter: client_id'],
  ['an empty client id', { client_id: '' }, 'Missing required parameter: client_id'],
  ['an unknown client', { client_id: 'nobody' }, 'INVALID_CLIENT: Invalid client'],
  ['no redirect URI', { redirect_uri: undefined }, 'Missing required parameter: redirect_uri'],
  ['no URI at all', { redirect_uri: 'nonsense' }, 'Illegal redirect_uri'],
  ['a URI with a fragment', { redirect_uri: `${Script.redirectUri}#there` }, 'Illegal redirect_uri'],
  ['a URI that runs a script', { redirect_uri: 'javascript:alert(1)' }, 'Illegal redirect_uri'],
  ['another URI', { redirect_uri: 'https://evil.example/auth/callback' }, 'INVALID_CLIENT: Invalid redirect URI'],
  ['a trailing slash', { redirect_uri: `${Script.redirectUri}/` }, 'INVALID_CLIENT: Invalid redirect URI'],
  ['another case', { redirect_uri: 'http://127.0.0.1:8888/Auth/callback' }, 'INVALID_CLIENT: Invalid redirect URI'],
  ['another port', { redirect_uri: 'http://127.0.0.1:8889/auth/callback' }, 'INVALID_CLIENT: Invalid redirect URI'],
  ['no response type', { response_type: undefined }, 'Missing required parameter: response_type'],
  ['the implicit grant', { response_type: 'token' }, 'response_type must be code'],
  ['an unknown scope', { scope: 'user-read-email user-read-mind' }, 'Illegal scope'],
  ['a scope for partners', { scope: 'user-soa-link' }, 'Illegal scope'],
  ['scopes with commas', { scope: 'user-read-email,user-read-private' }, 'Illegal scope'],
  [
    'a plain challenge',
    { code_challenge: 'abc', code_challenge_method: 'plain' },
    'code_challenge_method must be S256',
  ],
  ['a challenge of no method', { code_challenge: 'abc' }, 'code_challenge_method must be S256'],
  ['a method of no challenge', { code_challenge_method: 'S256' }, 'Missing required parameter: code_challenge'],
]

describe('an authorization request stops on the page, without a redirect,', () => {
  for (const [mistake, different, text] of refusals) {
    test(`for ${mistake}`, async ({ script }) => {
      const response = await script.authorize(different)
      expect([response.status, await response.text()]).toEqual([400, text])
      expect(response.headers.get('location')).toBeNull()
    })
  }

  test('for a parameter that comes twice', async ({ script }) => {
    const response = await script.send(`/authorize?${script.parameters()}&state=another`)
    expect([response.status, await response.text()]).toEqual([400, 'Duplicate parameter: state'])
  })

  for (const redirectUri of ['http://localhost:8888/cb', 'https://localhost/cb', 'http://app.example/cb']) {
    test(`for a registered but insecure ${redirectUri}`, async ({ script }) => {
      await script.control('POST', 'clients', { clientId: 'other', clientSecret: 's', redirectUris: [redirectUri] })
      const response = await script.authorize({ client_id: 'other', redirect_uri: redirectUri })
      expect([response.status, await response.text()]).toEqual([400, 'INVALID_CLIENT: Insecure redirect URI'])
    })
  }
})

test('the same checks meet the form that comes back from the page', async ({ script }) => {
  const form = script.parameters({ redirect_uri: 'https://evil.example/', account: 'ada', decision: 'approve' })
  const response = await script.send('/authorize', { method: 'POST', body: form })
  expect([response.status, await response.text()]).toEqual([400, 'INVALID_CLIENT: Invalid redirect URI'])
})

test('one mistake hides those behind it: the client comes first', async ({ script }) => {
  const response = await script.authorize({ client_id: 'nobody', redirect_uri: 'nonsense', scope: 'x' })
  expect(await response.text()).toBe('INVALID_CLIENT: Invalid client')
})
