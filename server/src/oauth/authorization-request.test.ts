import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createAuthorizationRequest } from './authorization-request.ts'
import { testClient } from './testing/client.ts'

const parametersOf = (url: string) => Object.fromEntries(new URL(url).searchParams)

test('the request carries exactly what the RFCs name', () => {
  const { url, state, codeVerifier } = createAuthorizationRequest(testClient(), { scopes: ['b-read', 'a-modify'] })
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:9\/authorize\?/)
  expect(parametersOf(url)).toEqual({
    response_type: 'code',
    client_id: 'deck',
    redirect_uri: 'http://127.0.0.1:8888/auth/callback',
    state,
    code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    scope: 'b-read a-modify',
  })
})

test('no secret is in the authorization URL', () => {
  const client = testClient()
  const { url, codeVerifier } = createAuthorizationRequest(client, { scopes: [] })
  expect(url).not.toContain(codeVerifier)
  expect(url).not.toContain(client.clientSecret)
})

test('state and verifier have 256 bits each, are new each time, and differ', () => {
  const requests = Array.from({ length: 100 }, () => createAuthorizationRequest(testClient(), { scopes: [] }))
  const values = requests.flatMap(({ state, codeVerifier }) => [state, codeVerifier])
  expect(new Set(values).size).toBe(200)
  for (const value of values) expect(value).toMatch(/^[\w-]{43}$/)
})

test('without scopes there is no scope parameter', () => {
  expect(parametersOf(createAuthorizationRequest(testClient(), { scopes: [] }).url)).not.toHaveProperty('scope')
})

test('show_dialog is sent only on request', () => {
  const dialog = (showDialog: boolean) =>
    parametersOf(createAuthorizationRequest(testClient(), { scopes: [], showDialog }).url).show_dialog
  expect(dialog(true)).toBe('true')
  expect(dialog(false)).toBeUndefined()
})

test('a query of the endpoint is kept, but does not replace our parameters', () => {
  const authorizationEndpoint =
    'https://accounts.example/authorize?tenant=a+b&state=fixed&redirect_uri=https://evil.example'
  const { url, state } = createAuthorizationRequest(testClient({ authorizationEndpoint }), { scopes: [] })
  const { searchParams } = new URL(url)
  expect(searchParams.get('tenant')).toBe('a b')
  expect(searchParams.getAll('state')).toEqual([state])
  expect(searchParams.getAll('redirect_uri')).toEqual(['http://127.0.0.1:8888/auth/callback'])
})
