import * as oauth from 'oauth4webapi'
import { describe, expect } from 'vitest'
import { Script } from '../../src/simulator/testing/script.ts'
import { test } from '../../src/simulator/testing/simulated.ts'

const client: oauth.Client = { client_id: 'scopedeck-local' }
const confidential = oauth.ClientSecretBasic('scopedeck-local-secret')
const insecure = { [oauth.allowInsecureRequests]: true }
const scope = 'user-top-read playlist-read-private'

/** An authorization-code client by somebody else, with PKCE, pointed at the simulator's accounts service. */
class OAuthClient {
  readonly #script: Script
  readonly #server: oauth.AuthorizationServer
  readonly #authentication: oauth.ClientAuth

  constructor(script: Script, authentication: oauth.ClientAuth = confidential) {
    const { origin } = script
    this.#script = script
    this.#server = {
      issuer: origin,
      authorization_endpoint: `${origin}/authorize`,
      token_endpoint: `${origin}/api/token`,
    }
    this.#authentication = authentication
  }

  /** What the library finds in the answer that a person's decision sends the browser back with. */
  async authorize(decision: 'approve' | 'deny'): Promise<{ answer: URLSearchParams; verifier: string }> {
    const [verifier, state] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState()]
    const challenge = await oauth.calculatePKCECodeChallenge(verifier)
    const request = { scope, state, code_challenge: challenge, code_challenge_method: 'S256' }
    const response = await this.#script.consent(request, { account: 'ben', decision })
    const location = new URL(response.headers.get('location') ?? '')
    return { answer: oauth.validateAuthResponse(this.#server, client, location, state), verifier }
  }

  async redeem(answer: URLSearchParams, verifier: string): Promise<oauth.TokenEndpointResponse> {
    const response = await oauth.authorizationCodeGrantRequest(
      this.#server,
      client,
      this.#authentication,
      answer,
      Script.redirectUri,
      verifier,
      insecure,
    )
    return oauth.processAuthorizationCodeResponse(this.#server, client, response)
  }

  async signIn(): Promise<oauth.TokenEndpointResponse> {
    const { answer, verifier } = await this.authorize('approve')
    return this.redeem(answer, verifier)
  }

  async refresh({ refresh_token = '' }: oauth.TokenEndpointResponse): Promise<oauth.TokenEndpointResponse> {
    const sent = oauth.refreshTokenGrantRequest(this.#server, client, this.#authentication, refresh_token, insecure)
    return oauth.processRefreshTokenResponse(this.#server, client, await sent)
  }
}

const statusWith = async (script: Script, { access_token }: oauth.TokenEndpointResponse) =>
  (await script.me(access_token)).status

describe.each([
  ['with its secret', confidential],
  ['without a secret', oauth.None()],
])('a client by somebody else, %s', (_, authentication) => {
  test('is let in where the account agrees', async ({ script }) => {
    const tokens = await new OAuthClient(script, authentication).signIn()
    expect(tokens).toMatchObject({ token_type: 'bearer', scope, expires_in: 3600, refresh_token: expect.any(String) })
    expect(await (await script.me(tokens.access_token)).json()).toMatchObject({ id: 'ben' })
  })

  test('is told that the account does not agree', async ({ script }) => {
    const denied = new OAuthClient(script, authentication).authorize('deny')
    await expect(denied).rejects.toMatchObject({ error: 'access_denied', code: oauth.AUTHORIZATION_RESPONSE_ERROR })
  })

  test('refreshes again and again with the refresh token it has', async ({ script }) => {
    const theirs = new OAuthClient(script, authentication)
    const tokens = await theirs.signIn()
    await script.control('POST', 'tokens/expire')
    expect(await statusWith(script, tokens)).toBe(401)
    for (const turn of ['once', 'again']) {
      const refreshed = await theirs.refresh(tokens)
      expect(refreshed.refresh_token, turn).toBeUndefined()
      expect(await statusWith(script, refreshed)).toBe(200)
    }
  })

  test('takes the new refresh token where they rotate', async ({ script }) => {
    await script.control('PATCH', 'settings', { rotateRefreshTokens: true })
    const theirs = new OAuthClient(script, authentication)
    const first = await theirs.signIn()
    const second = await theirs.refresh(first)
    expect(second.refresh_token).not.toBe(first.refresh_token)
    expect(await statusWith(script, await theirs.refresh(second))).toBe(200)
  })

  test('loses the grant where a rotated refresh token comes again', async ({ script }) => {
    await script.control('PATCH', 'settings', { rotateRefreshTokens: true })
    const theirs = new OAuthClient(script, authentication)
    const first = await theirs.signIn()
    const second = await theirs.refresh(first)
    const revoked = { error: 'invalid_grant', error_description: 'Refresh token revoked', status: 400 }
    await expect(theirs.refresh(first)).rejects.toMatchObject(revoked)
    await expect(theirs.refresh(second)).rejects.toMatchObject(revoked)
    expect(await statusWith(script, second)).toBe(401)
  })

  test('is refused with another verifier, and with a code sent twice', async ({ script }) => {
    const theirs = new OAuthClient(script, authentication)
    const { answer, verifier } = await theirs.authorize('approve')
    await expect(theirs.redeem(answer, oauth.generateRandomCodeVerifier())).rejects.toMatchObject({
      error: 'invalid_grant',
      error_description: 'code_verifier was incorrect',
    })
    const tokens = await theirs.redeem(answer, verifier)
    await expect(theirs.redeem(answer, verifier)).rejects.toMatchObject({ error: 'invalid_grant' })
    expect(await statusWith(script, tokens)).toBe(401)
  })
})

test('an independent client is refused with a wrong secret', async ({ script }) => {
  const { answer, verifier } = await new OAuthClient(script).authorize('approve')
  const wrong = new OAuthClient(script, oauth.ClientSecretPost('another secret'))
  await expect(wrong.redeem(answer, verifier)).rejects.toMatchObject({ error: 'invalid_client', status: 400 })
})
