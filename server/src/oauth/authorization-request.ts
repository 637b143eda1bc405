import { createHash, randomBytes } from 'node:crypto'
import { authorizationUrl } from '../../contract/authorization-request.ts'
import type { OAuthClient } from './client.ts'

interface NewAuthorizationRequest {
  /** Where to send the browser. Holds the challenge, never the verifier. */
  url: string
  state: string
  codeVerifier: string
}

/**
 * Makes an authorization request with a fresh state and PKCE challenge.
 * @see RFC 6749 §4.1.1, RFC 7636 §4, RFC 9700 §2.1.1
 */
export function createAuthorizationRequest(
  { authorizationEndpoint: endpoint, clientId, redirectUri }: OAuthClient,
  { scopes, showDialog = false }: { scopes: readonly string[]; showDialog?: boolean },
): NewAuthorizationRequest {
  const state = randomToken()
  const codeVerifier = randomToken()
  const codeChallenge = s256Challenge(codeVerifier)
  const url = authorizationUrl({ endpoint, clientId, redirectUri, scopes, state, codeChallenge, showDialog })
  return { url, state, codeVerifier }
}

/** 256 bits as 43 characters: the shortest verifier that RFC 7636 §4.1 allows, and twice what a state needs. */
const randomToken = () => randomBytes(32).toString('base64url')

/** @see RFC 7636 §4.2 */
const s256Challenge = (codeVerifier: string) => createHash('sha256').update(codeVerifier).digest('base64url')
