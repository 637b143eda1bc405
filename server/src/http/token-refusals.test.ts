import { expect, test } from 'vitest'
import type { ProblemCode } from '../../contract/problems.ts'
import { testClient } from '../oauth/testing/client.ts'
import { tokenEndpoint } from '../oauth/testing/token-endpoint.ts'
import { refreshTokenSet } from '../oauth/token-endpoint.ts'
import type { TokenSet } from '../oauth/token-set.ts'
import { toProblemError } from './problem-error.ts'

/** What the token endpoint says, and what it means for the grant. Messages as they were seen in public. */
const refusals: readonly [status: number, error: string, description: string, code: ProblemCode][] = [
  [400, 'invalid_client', 'Invalid client', 'client-misconfigured'],
  [400, 'invalid_client', 'Invalid client secret', 'client-misconfigured'],
  [401, 'invalid_client', 'Client authentication failed', 'client-misconfigured'],
  [400, 'unauthorized_client', '', 'client-misconfigured'],
  [400, 'unsupported_grant_type', 'grant_type parameter is missing', 'upstream-invalid'],
  [400, 'unsupported_grant_type', 'grant_type password is not supported', 'upstream-invalid'],
  [400, 'invalid_request', 'code must be supplied', 'upstream-invalid'],
  [400, 'invalid_grant', 'Invalid authorization code', 'reauthorization-required'],
  [400, 'invalid_grant', 'Authorization code expired', 'reauthorization-required'],
  [400, 'invalid_grant', 'code_verifier was incorrect', 'reauthorization-required'],
  [400, 'invalid_grant', 'Invalid redirect URI', 'reauthorization-required'],
  [400, 'invalid_grant', 'Invalid refresh token', 'reauthorization-required'],
  [400, 'invalid_grant', 'Refresh token revoked', 'reauthorization-required'],
  [400, 'invalid_grant', 'Refresh token expired', 'reauthorization-required'],
  [400, 'invalid_grant', '', 'reauthorization-required'],
  [401, 'invalid_grant', 'Token is not active', 'reauthorization-required'],
  // Auth0
  [403, 'invalid_grant', 'Unknown or invalid refresh token.', 'reauthorization-required'],
  // GitHub
  [200, 'bad_refresh_token', 'The refresh token passed is incorrect or expired.', 'upstream-invalid'],
  [200, 'invalid_grant', '', 'reauthorization-required'],
  [400, 'server_error', '', 'upstream-unavailable'],
  [415, 'server_error', 'Unexpected status: 415', 'upstream-unavailable'],
  [503, 'temporarily_unavailable', '', 'upstream-unavailable'],
  [429, 'invalid_grant', 'Too many requests', 'upstream-unavailable'],
  [500, 'invalid_grant', 'Internal error', 'upstream-unavailable'],
  [404, 'Not Found', 'No message available', 'upstream-invalid'],
]

const bytesOf = (text: string) => ({ body: text })
/** The ways in which servers write the same document. */
const forms: Record<string, (json: string) => { headers?: Record<string, string>; body: string }> = {
  'as JSON': (json) => ({ headers: { 'content-type': 'application/json' }, ...bytesOf(json) }),
  'with a charset': (json) => ({ headers: { 'content-type': 'application/json;charset=UTF-8' }, ...bytesOf(json) }),
  'as HTML': (json) => ({ headers: { 'content-type': 'text/html; charset=utf-8' }, ...bytesOf(json) }),
  'without a type': bytesOf,
  'with a byte order mark': (json) => bytesOf(`\ufeff${json}`),
  'with white space around': (json) => bytesOf(`\r\n\t${json}\n`),
}

const tokenSet: TokenSet = {
  accessToken: 'old-access',
  refreshToken: 'old-refresh-token',
  scopes: ['a', 'b'],
  obtainedAt: 0,
  expiresAt: 1,
}

test.each(refusals)('%d %s, %j: the same however it is written', async (status, error, error_description, code) => {
  const json = JSON.stringify({ error, ...(error_description !== '' && { error_description }) })
  for (const [form, write] of Object.entries(forms)) {
    const endpoint = await tokenEndpoint({ status, ...write(json) })
    const failure = await refreshTokenSet(testClient(endpoint), tokenSet).catch(toProblemError)
    expect([form, failure]).toEqual([form, expect.objectContaining({ code })])
  }
})

const successes: readonly [what: string, status: number, changes: Record<string, unknown>][] = [
  ['the status of a creation', 201, {}],
  ['a type in small letters', 200, { token_type: 'bearer' }],
  ['no type', 200, { token_type: undefined }],
  ['a life as text', 200, { expires_in: '3600' }],
  ['no life', 200, { expires_in: undefined }],
  ['no scope', 200, { scope: undefined }],
  ['commas between the scopes', 200, { scope: 'a,b' }],
  ['a list of scopes', 200, { scope: ['a', 'b'] }],
  ['more than was asked for', 200, { ext_expires_in: 0, instance_url: 'https://x.example', error: undefined }],
]

test.each(successes)('a token answer with %s is understood, however it is written', async (_, status, changes) => {
  const answer = { access_token: 'new-access', token_type: 'Bearer', expires_in: 3600, scope: 'a b', ...changes }
  for (const [form, write] of Object.entries(forms)) {
    const client = testClient(await tokenEndpoint({ status, ...write(JSON.stringify(answer)) }))
    const refreshed = await refreshTokenSet(client, tokenSet)
    expect([form, refreshed]).toEqual([
      form,
      {
        accessToken: 'new-access',
        refreshToken: 'old-refresh-token',
        scopes: ['a', 'b'],
        obtainedAt: client.now(),
        expiresAt: client.now() + 3_600_000,
      },
    ])
  }
})
