import { createHash, randomBytes } from 'node:crypto'
import type { OAuthClient } from './client.ts'

export interface AuthorizationRequest {
  /** Where to send the browser. Holds the challenge, never the verifier. */
  url: string
  state: string
  codeVerifier: string
}

/**
 * Makes an authorization request with a fresh state and PKCE challenge.
 * A query that the authorization endpoint already has is kept; what it says about our own parameters is not.
 * @see RFC 6749 §3.1, §4.1.1, RFC 7636 §4, RFC 9700 §2.1.1
 */
export function createAuthorizationRequest(
  client: OAuthClient,
  { scopes, showDialog = false }: { scopes: readonly string[]; showDialog?: boolean },
): AuthorizationRequest {
  const state = randomToken()
  const codeVerifier = randomToken()
  const url = new URL(client.authorizationEndpoint)
  const parameters = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    state,
    code_challenge_method: 'S256',
    code_challenge: s256Challenge(codeVerifier),
    ...(scopes.length > 0 && { scope: scopes.join(' ') }),
    ...(showDialog && { show_dialog: 'true' }),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return { url: url.href, state, codeVerifier }
}

/** 256 bits as 43 characters: the shortest verifier that RFC 7636 §4.1 allows, and twice what a state needs. */
const randomToken = () => randomBytes(32).toString('base64url')

/** @see RFC 7636 §4.2 */
const s256Challenge = (codeVerifier: string) => createHash('sha256').update(codeVerifier).digest('base64url')
