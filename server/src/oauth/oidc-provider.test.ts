import { expect, test } from 'vitest'
import { createAuthorizationRequest } from './authorization-request.ts'
import { readAuthorizationResponse } from './authorization-response.ts'
import type { OAuthClient } from './client.ts'
import { InvalidAuthorizationResponse } from './errors.ts'
import { startAuthorizationServer } from './testing/authorization-server.ts'
import { visit } from './testing/browser.ts'
import { redeemAuthorizationCode, refreshTokenSet } from './token-endpoint.ts'

// Our client against an authorization server written by others, over HTTP; only the browser is played.

const scopes = ['openid', 'playlist-read-private', 'user-library-read']

async function authorize(client: OAuthClient) {
  const request = createAuthorizationRequest(client, { scopes })
  const query = await visit(client, request.url)
  return { request, query, response: readAuthorizationResponse(client, query) }
}

async function obtainCode(client: OAuthClient) {
  const { request, response } = await authorize(client)
  if (response.outcome !== 'approved') throw new Error(response.error)
  return { code: response.code, codeVerifier: request.codeVerifier }
}

const signIn = async (client: OAuthClient) => redeemAuthorizationCode(client, await obtainCode(client))

test('approve: the state comes back, the issuer is named, the code becomes a token set', async () => {
  const { client } = await startAuthorizationServer()
  const { request, query, response } = await authorize(client)
  expect(query.get('iss')).toBe(client.issuer)
  expect(response).toEqual({ outcome: 'approved', state: request.state, code: query.get('code') })
  const tokenSet = await redeemAuthorizationCode(client, {
    code: query.get('code') ?? '',
    codeVerifier: request.codeVerifier,
  })
  expect(tokenSet).toMatchObject({ scopes, subject: 'ada', refreshToken: expect.any(String) })
  expect(tokenSet.expiresAt).toBeGreaterThan(Date.now())
})

test('deny: an outcome with the server’s words', async () => {
  const server = await startAuthorizationServer()
  server.decision = 'deny'
  const { request, response } = await authorize(server.client)
  expect(response).toEqual({
    outcome: 'refused',
    state: request.state,
    error: 'access_denied',
    errorDescription: 'The account holder said no.',
  })
})

test('a response of another issuer is refused', async () => {
  const { client } = await startAuthorizationServer()
  const { query } = await authorize(client)
  const expectingAnother = { ...client, issuer: 'https://accounts.example' }
  expect(() => readAuthorizationResponse(expectingAnother, query)).toThrow(InvalidAuthorizationResponse)
})

test('a code works once', async () => {
  const { client } = await startAuthorizationServer()
  const redemption = await obtainCode(client)
  await redeemAuthorizationCode(client, redemption)
  await expect(redeemAuthorizationCode(client, redemption)).rejects.toMatchObject({ error: 'invalid_grant' })
})

test('a code is worth nothing without its verifier', async () => {
  const { client } = await startAuthorizationServer()
  const { code } = await obtainCode(client)
  const { codeVerifier } = createAuthorizationRequest(client, { scopes })
  await expect(redeemAuthorizationCode(client, { code, codeVerifier })).rejects.toMatchObject({
    error: 'invalid_grant',
  })
})

test('the server insists on PKCE', async () => {
  const { client } = await startAuthorizationServer()
  const url = new URL(createAuthorizationRequest(client, { scopes }).url)
  url.searchParams.delete('code_challenge')
  url.searchParams.delete('code_challenge_method')
  const response = readAuthorizationResponse(client, await visit(client, url.href))
  expect(response).toMatchObject({ outcome: 'refused', error: 'invalid_request' })
})

test('each refresh brings a new access and a new refresh token', async () => {
  const { client } = await startAuthorizationServer()
  const first = await signIn(client)
  const second = await refreshTokenSet(client, first)
  const third = await refreshTokenSet(client, second)
  expect(new Set([first, second, third].map(({ accessToken }) => accessToken)).size).toBe(3)
  expect(new Set([first, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3)
  expect(third).toMatchObject({ scopes, subject: 'ada' })
})

test('an old refresh token used again ends the grant', async () => {
  const { client } = await startAuthorizationServer()
  const first = await signIn(client)
  const second = await refreshTokenSet(client, first)
  await expect(refreshTokenSet(client, first)).rejects.toMatchObject({ error: 'invalid_grant', status: 400 })
  await expect(refreshTokenSet(client, second)).rejects.toMatchObject({ error: 'invalid_grant', status: 400 })
})

test('a wrong secret is an invalid client', async () => {
  const { client } = await startAuthorizationServer()
  const redemption = await obtainCode(client)
  const impostor = { ...client, clientSecret: 'another' }
  await expect(redeemAuthorizationCode(impostor, redemption)).rejects.toMatchObject({
    error: 'invalid_client',
    status: 401,
  })
})
