import { Spotify } from 'arctic'
import * as openid from 'openid-client'
import { Strategy } from 'passport-spotify'
import { AuthorizationCode, ClientCredentials } from 'simple-oauth2'
import { expect, vi } from 'vitest'
import { Script } from '../../../src/simulator/testing/script.ts'
import { test } from '../../../src/simulator/testing/simulated.ts'
import { approve, client } from './approve.ts'

const { redirectUri, verifier } = Script
const scope = 'user-top-read user-read-email'

const status = async (script: Script, path: string, accessToken: unknown) => {
  const headers = { authorization: `Bearer ${accessToken}` }
  return (await script.send(path, { headers })).status
}

/** The client has Spotify's addresses in it: what it sends there goes to the simulator. */
function leadToSimulator(origin: string): void {
  const real = globalThis.fetch
  vi.stubGlobal('fetch', (request: Request) => {
    return real(new Request(request.url.replace('https://accounts.spotify.com', origin), request))
  })
}

test.for([
  ['without', null],
  ['with', verifier],
] as const)('arctic signs in %s PKCE and refreshes', async ([, codeVerifier], { script }) => {
  leadToSimulator(script.origin)
  const arctic = new Spotify(client.id, client.secret, redirectUri)
  const address = arctic.createAuthorizationURL('a state', codeVerifier, scope.split(' '))
  const back = await approve(script, address)
  expect(back.searchParams.get('state')).toBe('a state')
  const tokens = await arctic.validateAuthorizationCode(back.searchParams.get('code') ?? '', codeVerifier)
  expect(tokens.scopes()).toEqual(expect.arrayContaining(scope.split(' ')))
  expect(tokens.accessTokenExpiresInSeconds()).toBe(3600)
  const again = await arctic.refreshAccessToken(tokens.refreshToken())
  expect(again.hasRefreshToken()).toBe(false)
  expect(await status(script, '/v1/me', again.accessToken())).toBe(200)
  await expect(arctic.validateAuthorizationCode('x', codeVerifier)).rejects.toMatchObject({ code: 'invalid_grant' })
  vi.unstubAllGlobals()
})

test('passport-spotify signs in and reads the profile', async ({ script }) => {
  const { origin } = script
  await script.control('PATCH', 'settings', { mode: 'extended' })
  const addresses = {
    authorizationURL: `${origin}/authorize`,
    tokenURL: `${origin}/api/token`,
    userProfileURL: `${origin}/v1/me`,
  }
  const strategy = new Strategy(
    { clientID: client.id, clientSecret: client.secret, callbackURL: redirectUri, ...addresses },
    (accessToken, refreshToken, expiresIn, profile, done) =>
      done(null, { accessToken, refreshToken, expiresIn, profile }),
  )
  /** What passport would do with the outcome. */
  const authenticate = (query: object) =>
    new Promise((resolve, reject) => {
      const outcomes = { success: resolve, redirect: resolve, fail: reject, error: reject }
      const attempt = Object.assign(Object.create(strategy) as Strategy, outcomes)
      attempt.authenticate(
        { query, headers: {}, session: {} },
        { scope: `${scope} user-read-private`, showDialog: true },
      )
    })
  const address = String(await authenticate({}))
  expect(address).toContain('show_dialog=true')
  const back = await approve(script, address)
  expect(await authenticate({ code: back.searchParams.get('code') })).toMatchObject({
    accessToken: expect.stringMatching(/^sim_access_/),
    refreshToken: expect.stringMatching(/^sim_refresh_/),
    expiresIn: 3600,
    profile: { provider: 'spotify', id: 'ada', country: expect.any(String), product: 'premium' },
  })
  await expect(authenticate({ code: 'x' })).rejects.toBeDefined()
})

const tokenEndpoint = (origin: string) => ({ tokenHost: origin, tokenPath: '/api/token' })

test('simple-oauth2 signs in, refreshes, and gets a token for the client itself', async ({ script }) => {
  const oauth = new AuthorizationCode({
    client,
    auth: { ...tokenEndpoint(script.origin), authorizePath: '/authorize' },
  })
  const address = oauth.authorizeURL({ redirect_uri: redirectUri, scope, state: 'a state' })
  const code = (await approve(script, address)).searchParams.get('code') ?? ''
  const token = await oauth.getToken({ code, redirect_uri: redirectUri })
  expect(token.expired()).toBe(false)
  const again = await token.refresh()
  expect(await status(script, '/v1/me/top/tracks', again.token.access_token)).toBe(200)
  const own = await new ClientCredentials({ client, auth: tokenEndpoint(script.origin) }).getToken({})
  expect(own.token).toMatchObject({ token_type: 'Bearer', expires_in: 3600 })
  expect(await status(script, '/v1/search?q=the&type=track', own.token.access_token)).toBe(200)
  expect(await status(script, '/v1/me', own.token.access_token)).toBe(401)
  await expect(oauth.getToken({ code, redirect_uri: redirectUri })).rejects.toThrow('400')
})

test('openid-client finds the addresses, signs in with PKCE, refreshes, and gets a token for the client', async ({
  script,
}) => {
  const config = await openid.discovery(new URL(script.origin), client.id, client.secret, undefined, {
    execute: [openid.allowInsecureRequests],
  })
  const address = openid.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope,
    state: 'a state',
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const back = await approve(script, address)
  const checks = { pkceCodeVerifier: verifier, expectedState: 'a state' }
  const tokens = await openid.authorizationCodeGrant(config, back, checks)
  expect(tokens.scope?.split(' ').toSorted()).toEqual(scope.split(' ').toSorted())
  const again = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
  expect(await status(script, '/v1/me', again.access_token)).toBe(200)
  const own = await openid.clientCredentialsGrant(config)
  expect(own).toMatchObject({ token_type: 'bearer', expires_in: 3600 })
  await expect(openid.refreshTokenGrant(config, 'x')).rejects.toMatchObject({ error: 'invalid_grant', status: 400 })
})
