import { expect, test } from 'vitest'
import { OAuthAnotherAccount, OAuthError, OAuthInvalidAnswer, OAuthUnavailable } from './errors.ts'
import { testClient } from './testing/client.ts'
import { tokenEndpoint } from './testing/token-endpoint.ts'
import { redeemAuthorizationCode, refreshTokenSet } from './token-endpoint.ts'
import type { TokenSet } from './token-set.ts'

const answer = { access_token: 'new-access', token_type: 'Bearer', expires_in: 3600 }
const redemption = { code: 'the-single-use-code', codeVerifier: 'the-code-verifier', scopes: ['a', 'b'] }
const tokenSet: TokenSet = {
  accessToken: 'old-access',
  refreshToken: 'old-refresh-token',
  scopes: ['a', 'b'],
  obtainedAt: 0,
  expiresAt: 1,
  subject: 'ada',
}
const idToken = (subject: string) => `e30.${Buffer.from(JSON.stringify({ sub: subject })).toString('base64url')}.`

test('a code is redeemed with a form, the verifier and Basic authentication', async () => {
  const endpoint = await tokenEndpoint({ body: { ...answer, refresh_token: 'new-refresh' } })
  const client = testClient({ ...endpoint, clientId: 'id:1 é', clientSecret: 'p+w/&=~ %' })
  await expect(redeemAuthorizationCode(client, redemption)).resolves.toEqual({
    accessToken: 'new-access',
    refreshToken: 'new-refresh',
    scopes: ['a', 'b'],
    obtainedAt: client.now(),
    expiresAt: client.now() + 3_600_000,
  })
  const [request] = endpoint.received
  expect(request).toMatchObject({ method: 'POST', url: '/api/token' })
  expect(request?.headers).toMatchObject({
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
  })
  const [, credentials = ''] = request?.headers.authorization?.match(/^Basic (.+)$/) ?? []
  expect(Buffer.from(credentials, 'base64').toString()).toBe('id%3A1+%C3%A9:p%2Bw%2F%26%3D%7E+%25')
  expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
    grant_type: 'authorization_code',
    code: redemption.code,
    code_verifier: redemption.codeVerifier,
    redirect_uri: client.redirectUri,
  })
})

test.each(['a+b', 'a b&code=c', '%00\r\nx: y', '"é\u{1f600}"', '=&;#?'])(
  'the code %j arrives as it is',
  async (code) => {
    const endpoint = await tokenEndpoint({ body: answer })
    await redeemAuthorizationCode(testClient(endpoint), { ...redemption, code })
    expect(new URLSearchParams(endpoint.received[0]?.body).getAll('code')).toEqual([code])
  },
)

test('a refresh sends the refresh token, and keeps it, the scopes and the subject if the answer has none', async () => {
  const endpoint = await tokenEndpoint({ body: answer })
  const client = testClient(endpoint)
  await expect(refreshTokenSet(client, tokenSet)).resolves.toEqual({
    ...tokenSet,
    accessToken: 'new-access',
    obtainedAt: client.now(),
    expiresAt: client.now() + 3_600_000,
  })
  expect(Object.fromEntries(new URLSearchParams(endpoint.received[0]?.body))).toEqual({
    grant_type: 'refresh_token',
    refresh_token: 'old-refresh-token',
  })
})

test.each([
  [{ refresh_token: 'new-refresh' }, { refreshToken: 'new-refresh' }],
  [{ refresh_token: '' }, { refreshToken: 'old-refresh-token' }],
  [{ refresh_token: null }, { refreshToken: 'old-refresh-token' }],
  [{ scope: 'a' }, { scopes: ['a'] }],
  [{ scope: '' }, { scopes: ['a', 'b'] }],
  [{ id_token: idToken('ada') }, { subject: 'ada' }],
])('a refresh answer with %j makes %j', async (changes, expected) => {
  const endpoint = await tokenEndpoint({ body: { ...answer, ...changes } })
  await expect(refreshTokenSet(testClient(endpoint), tokenSet)).resolves.toMatchObject(expected)
})

test('a refresh that brings another account is refused', async () => {
  const endpoint = await tokenEndpoint({ body: { ...answer, id_token: idToken('ben') } })
  const refused = expect(refreshTokenSet(testClient(endpoint), tokenSet)).rejects
  await refused.toThrow(OAuthAnotherAccount)
})

test('without a refresh token the grant has ended, and no call is made', async () => {
  const endpoint = await tokenEndpoint({ body: answer })
  const { refreshToken: _, ...withoutRefreshToken } = tokenSet
  await expect(refreshTokenSet(testClient(endpoint), withoutRefreshToken)).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  expect(endpoint.received).toHaveLength(0)
})

test.each([
  [400, 'invalid_grant', 'Refresh token revoked'],
  [400, 'invalid_client', 'Invalid client secret'],
  [401, 'invalid_client', undefined],
  [403, 'invalid_grant', 'Unknown or invalid refresh token.'],
  [200, 'bad_refresh_token', 'The refresh token passed is incorrect or expired.'],
  [200, 'invalid_grant', undefined],
])('%d %s is the server’s refusal', async (status, error, error_description) => {
  const endpoint = await tokenEndpoint({ status, body: { error, error_description } })
  const refusal = await refreshTokenSet(testClient(endpoint), tokenSet).catch((thrown: unknown) => thrown)
  expect(refusal).toBeInstanceOf(OAuthError)
  expect(refusal).toMatchObject({ error, status, ...(error_description && { errorDescription: error_description }) })
})

test.each([
  { status: 500, body: {} },
  { status: 502, body: '<html>Bad gateway</html>' },
  { status: 503, headers: { 'retry-after': '17' }, retryAfterSeconds: 17 },
  { status: 503, headers: { 'retry-after': 'Fri, 15 Jan 2027 08:00:09 GMT' }, retryAfterSeconds: 9 },
  { status: 429, headers: { 'retry-after': '3' }, retryAfterSeconds: 3 },
  { status: 429, body: { error: 'invalid_grant' } },
  { status: 408 },
  { status: 400, body: { error: 'server_error' } },
  { status: 415, body: { error: 'server_error', error_description: 'Unexpected status: 415' } },
  { status: 400, body: { error: 'temporarily_unavailable' }, headers: { 'retry-after': '5' }, retryAfterSeconds: 5 },
])('$status $body $headers means: try later', async ({ retryAfterSeconds, ...response }) => {
  const endpoint = await tokenEndpoint(response)
  const failure = await refreshTokenSet(testClient(endpoint), tokenSet).catch((thrown: unknown) => thrown)
  expect(failure).toBeInstanceOf(OAuthUnavailable)
  expect(failure).toMatchObject({ reason: 'status', ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) })
  expect(endpoint.received).toHaveLength(1)
})

test.each([
  { status: 200, body: '<!doctype html><title>Sign in</title>' },
  { status: 200, body: '' },
  { status: 200, body: [answer] },
  { status: 201, body: 'Created' },
  { status: 204 },
  { status: 400, body: 'Bad request' },
  { status: 400, body: { error: 42 } },
  { status: 400, body: { error: 'line\r\nbreak' } },
  { status: 400, body: { error: 'x'.repeat(1000) } },
  { status: 400, body: ['invalid_grant'] },
  { status: 403, body: '<html>Forbidden' },
  { status: 404, body: 'Not found' },
])('$status $body is an invalid answer', async (response) => {
  const endpoint = await tokenEndpoint(response)
  await expect(refreshTokenSet(testClient(endpoint), tokenSet)).rejects.toThrow(OAuthInvalidAnswer)
})

test('the server’s words are made printable and bounded, without our secrets', async () => {
  const client = testClient()
  const basic = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64')
  const said = `No\r\n\u001b[31m ${tokenSet.refreshToken} ${client.clientSecret} ${basic} ${'x'.repeat(1000)}`
  const endpoint = await tokenEndpoint({ status: 400, body: { error: 'invalid_grant', error_description: said } })
  await expect(refreshTokenSet({ ...client, ...endpoint }, tokenSet)).rejects.toMatchObject({
    errorDescription: expect.stringMatching(/^No \[31m \[hidden\] \[hidden\] \[hidden\] x{200,300}…$/),
  })
})

test('code and verifier are hidden in them too', async () => {
  const said = `${redemption.code}, ${redemption.codeVerifier}`
  const endpoint = await tokenEndpoint({ status: 400, body: { error: 'invalid_grant', error_description: said } })
  const refused = expect(redeemAuthorizationCode(testClient(endpoint), redemption)).rejects
  await refused.toMatchObject({ message: 'invalid_grant: [hidden], [hidden]' })
})
