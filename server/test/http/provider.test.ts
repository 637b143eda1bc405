import { request } from 'undici'
import { describe, expect } from 'vitest'
import { json, startUpstream } from '../../src/gateway/testing/upstream.ts'
import type { OAuthClient } from '../../src/oauth/client.ts'
import { startAuthorizationServer } from '../../src/oauth/testing/authorization-server.ts'
import { visit } from '../../src/oauth/testing/browser.ts'
import { refreshTokenSet } from '../../src/oauth/token-endpoint.ts'
import { test } from '../harness/fixtures.ts'
import { readText, startHttpServer } from '../harness/http-server.ts'
import { type App, localUrl } from '../harness/open-app.ts'

const scopes = ['playlist-read-private', 'user-library-read']

/** An authorization server that nobody here wrote, a Web API beside it, and the settings that lead a server there. */
async function startProvider() {
  const server = await startAuthorizationServer({ clientSecret: 'a-secret+signs:%&=' })
  const { client } = server
  const webApi = await startUpstream(json({ id: 'ada', display_name: 'Ada' }))
  const settings = {
    SPOTIFY_CLIENT_ID: client.clientId,
    SPOTIFY_CLIENT_SECRET: client.clientSecret,
    SPOTIFY_AUTHORIZE_URL: client.authorizationEndpoint,
    SPOTIFY_TOKEN_URL: client.tokenEndpoint,
    SPOTIFY_REVOCATION_URL: client.revocationEndpoint ?? '',
    SPOTIFY_API_URL: webApi.apiUrl,
    SPOTIFY_ISSUER: client.issuer ?? '',
  }
  return { server, client, webApi, settings }
}

type Provider = Awaited<ReturnType<typeof startProvider>>

/** A browser that has been there and is on its way back. */
async function consent(app: App, { client }: Provider) {
  const browser = app.browser()
  const request = await browser.begin({ scopes, returnTo: '/playlists' })
  const response = await visit(client, request.href)
  return { browser, request, response, address: `${localUrl}/auth/callback?${response}` }
}

async function signIn(app: App, provider: Provider) {
  const { browser, address } = await consent(app, provider)
  await browser.comeBack(address)
  return browser
}

/**
 * Passes token requests on as they are, and remembers the refresh tokens that come back, which nobody else outside
 * sees.
 */
async function listenIn({ tokenEndpoint }: OAuthClient) {
  const refreshTokens: string[] = []
  const origin = await startHttpServer(async (incoming, response) => {
    const { headers } = incoming
    const passed = { authorization: headers.authorization ?? '', 'content-type': headers['content-type'] ?? '' }
    const form = await readText(incoming)
    const answer = await request(tokenEndpoint, { method: 'POST', headers: passed, body: form })
    const tokens = (await answer.body.json()) as { refresh_token: string }
    refreshTokens.push(tokens.refresh_token)
    response.writeHead(answer.statusCode, { 'content-type': 'application/json' }).end(JSON.stringify(tokens))
  })
  return { tokenUrl: `${origin}/token`, refreshTokens }
}

const refresh = (client: OAuthClient, refreshToken = '') =>
  refreshTokenSet(client, { accessToken: '', refreshToken, scopes: [], obtainedAt: 0, expiresAt: 0 })

describe('before another authorization server, with PKCE required and refresh tokens that rotate', () => {
  test('one signs in, refreshes twice and calls', async ({ startApp }) => {
    const provider = await startProvider()
    const app = await startApp(provider.settings)
    const { browser, address } = await consent(app, provider)
    expect((await browser.comeBack(address)).location).toBe('/playlists')
    expect(await browser.session()).toMatchObject({
      account: { id: 'ada', displayName: 'Ada' },
      grantedScopes: scopes,
      provider: { kind: 'other' },
    })
    for (const _ of [1, 2]) {
      const refreshed = await browser.act('POST', '/auth/refresh')
      expect([refreshed.status, refreshed.json()]).toMatchObject([200, { authenticated: true, grantedScopes: scopes }])
    }
    expect((await browser.call('/me/playlists')).status).toBe(200)
    const tokens = new Set(provider.webApi.received.map(({ headers }) => headers.authorization))
    expect(tokens.size).toBeGreaterThan(1)
  })

  test('a disconnect revokes the grant there too, down to the last refresh token', async ({ startApp }) => {
    const provider = await startProvider()
    const { client, settings } = provider
    const wire = await listenIn(client)
    const app = await startApp({ ...settings, SPOTIFY_TOKEN_URL: wire.tokenUrl })
    const [here, elsewhere] = [await signIn(app, provider), await signIn(app, provider)]
    const [, othersToken] = wire.refreshTokens
    await here.act('POST', '/auth/refresh')
    const [, , lastToken] = wire.refreshTokens
    const kept = here.sessionCookie

    const answer = await here.act('POST', '/auth/disconnect')
    expect([answer.status, answer.json()]).toEqual([200, { revocation: 'told' }])
    expect([...here.cookies.keys()]).toEqual([])
    for (const cookie of [kept, elsewhere.sessionCookie])
      expect(await app.browser().worthOf(cookie)).toEqual([false, 401])
    await expect(refresh(client, lastToken)).rejects.toMatchObject({ error: 'invalid_grant' })
    // Its key was in the other browser's cookie, so nobody here could read it, nor tell the server of it.
    await expect(refresh(client, othersToken)).resolves.toHaveProperty('accessToken')
  })

  test('declining the consent leads to the page that explains it', async ({ startApp }) => {
    const provider = await startProvider()
    provider.server.decision = 'deny'
    const { browser, address } = await consent(await startApp(provider.settings), provider)
    expect((await browser.comeBack(address)).location).toMatch(/^\/denied\?error=access_denied&/)
  })

  test.for([
    ['another', (query: URLSearchParams) => query.set('iss', 'https://accounts.example')],
    ['no', (query: URLSearchParams) => query.delete('iss')],
    ['a second', (query: URLSearchParams) => query.append('iss', query.get('iss') ?? '')],
  ] as const)('an answer that names %s issuer is none, and the true one still is', async ([, change], { startApp }) => {
    const provider = await startProvider()
    const { browser, response, address } = await consent(await startApp(provider.settings), provider)
    const forged = new URLSearchParams(response)
    change(forged)
    expect((await browser.comeBack(`/auth/callback?${forged}`)).status).toBe(400)
    expect((await browser.comeBack(address)).location).toBe('/playlists')
  })
})
