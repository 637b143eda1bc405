import { expect, test } from 'vitest'
import { readText, startHttpServer } from '../../test/harness/http-server.ts'
import { OAuthError, OAuthInvalidAnswer, OAuthUnavailable } from './errors.ts'
import { revokeTokenSet } from './revocation.ts'
import { testClient } from './testing/client.ts'
import type { TokenSet } from './token-set.ts'

const tokenSet: TokenSet = {
  accessToken: 'the-access-token',
  refreshToken: 'the-refresh-token+/=',
  scopes: [],
  obtainedAt: 0,
  expiresAt: 1,
}

interface Reply {
  status: number
  headers?: Record<string, string>
  body?: unknown
}

/** A revocation endpoint that gives these answers one after the other, and the requests that it received. */
async function startEndpoint(...replies: [Reply, ...Reply[]]) {
  const received: { url: string | undefined; authorization: string | undefined; form: Record<string, string> }[] = []
  const origin = await startHttpServer(async (request, response) => {
    const form = Object.fromEntries(new URLSearchParams(await readText(request)))
    const { status, headers, body = '' } = replies[received.length] ?? replies[0]
    received.push({ url: request.url, authorization: request.headers.authorization, form })
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  const client = { ...testClient(), revocationEndpoint: `${origin}/revoke` }
  return { received, origin, revoke: (changes = {}) => revokeTokenSet({ ...client, ...changes }, tokenSet) }
}

test('the refresh token goes first, then the access token, with Basic authentication', async () => {
  const { received, revoke } = await startEndpoint({ status: 200 })
  await revoke({ clientId: 'deck:one', clientSecret: 'a b' })
  const authorization = `Basic ${Buffer.from('deck%3Aone:a+b').toString('base64')}`
  expect(received).toEqual([
    { url: '/revoke', authorization, form: { token: tokenSet.refreshToken, token_type_hint: 'refresh_token' } },
    { url: '/revoke', authorization, form: { token: tokenSet.accessToken, token_type_hint: 'access_token' } },
  ])
})

test('without a refresh token there is one call', async () => {
  const { received, origin } = await startEndpoint({ status: 200 })
  const { refreshToken: _, ...withoutOne } = tokenSet
  await revokeTokenSet({ ...testClient(), revocationEndpoint: `${origin}/revoke` }, withoutOne)
  expect(received.map(({ form }) => form.token)).toEqual([tokenSet.accessToken])
})

test('a server that can’t revoke access tokens is no failure', async () => {
  const { revoke } = await startEndpoint({ status: 200 }, { status: 400, body: { error: 'unsupported_token_type' } })
  await expect(revoke()).resolves.toBeUndefined()
})

test.each([
  ['refused', { status: 400, body: { error: 'unsupported_token_type' } }, OAuthError],
  ['not known as a client', { status: 401, body: { error: 'invalid_client' } }, OAuthError],
  ['asked to wait', { status: 503, headers: { 'retry-after': '7' } }, OAuthUnavailable],
  ['sent elsewhere', { status: 307, headers: { location: '/elsewhere' } }, OAuthInvalidAnswer],
  ['shown a page', { status: 404, body: '<h1>Nothing here</h1>' }, OAuthInvalidAnswer],
  ['flooded', { status: 200, body: 'x'.repeat(100_000) }, OAuthInvalidAnswer],
])(
  'a server that is %s has not revoked; no other address is called and no token is quoted',
  async (_what, reply, failure) => {
    const { received, revoke } = await startEndpoint(reply)
    const error: unknown = await revoke().catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(failure)
    expect(received.map(({ url }) => url)).toEqual(['/revoke'])
  },
)

test('a token that the server repeats is in no message', async () => {
  const { revoke } = await startEndpoint({
    status: 400,
    body: { error: 'invalid_request', error_description: `what is ${tokenSet.refreshToken}?` },
  })
  const error: unknown = await revoke().catch((cause: unknown) => cause)
  expect(String(error)).toMatch(/invalid_request/)
  expect(String(error)).not.toContain(tokenSet.refreshToken)
})

test('a call without an answer ends by its timeout', async () => {
  const origin = await startHttpServer(() => {})
  const client = { ...testClient({ timeoutMs: 50 }), revocationEndpoint: origin }
  await expect(revokeTokenSet(client, tokenSet)).rejects.toMatchObject({ reason: 'timeout' })
})
