import { expect, test } from 'vitest'
import { readSession } from './read-session.ts'

const provider = {
  kind: 'other',
  authorizeUrl: 'https://accounts.example/authorize',
  apiUrl: 'https://api.example/v1',
  clientId: 'client',
  redirectUri: 'http://127.0.0.1:8888/auth/callback',
  revokes: true,
}
const signedIn = {
  authenticated: true,
  account: { id: 'ada', displayName: 'Ada' },
  accountMark: 'mark-of-ada',
  requestedScopes: ['user-top-read', 'user-read-email'],
  grantedScopes: ['user-top-read'],
  withheldScopes: ['user-top-read'],
  accessTokenObtainedAt: 0,
  accessTokenExpiresAt: 1,
  grantedAt: 0,
  grantExpiresAt: 2,
  sessionExpiresAt: 3,
  provider,
}

test('a session reads back as the server wrote it', () => {
  expect(readSession(signedIn)).toEqual({ ...signedIn, unknownScopes: [] })
  expect(readSession({ authenticated: false })).toEqual({ authenticated: false })
})

test('a granted scope that our table does not have is told apart, not left out', () => {
  const session = readSession({ ...signedIn, grantedScopes: ['openid', 'user-top-read', 'constructor'] })
  expect(session).toMatchObject({ grantedScopes: ['user-top-read'], unknownScopes: ['openid', 'constructor'] })
})

test.each([
  ['no object', []],
  ['without a verdict', {}],
  ['without a mark', { ...signedIn, accountMark: undefined }],
  ['without an account', { ...signedIn, account: null }],
  ['with a time in words', { ...signedIn, grantExpiresAt: 'tomorrow' }],
  ['of an unknown provider', { ...signedIn, provider: { ...provider, kind: 'constructor' } }],
])('a session %s is refused', (_what, body) => {
  expect(() => readSession(body)).toThrow(TypeError)
})
