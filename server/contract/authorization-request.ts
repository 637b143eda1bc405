/** What the browser carries to the authorization endpoint. @see RFC 6749 §4.1.1, RFC 7636 §4.3 */
export interface AuthorizationRequest {
  /** The authorization endpoint. It may have a query of its own. */
  endpoint: string
  clientId: string
  redirectUri: string
  scopes: readonly string[]
  state: string
  /** The S256 digest of the code verifier. */
  codeChallenge: string
  /** Asks for consent again, even if the account has agreed to these scopes before. Spotify's own parameter. */
  showDialog: boolean
}

export type AuthorizationParameterName =
  | 'response_type'
  | 'client_id'
  | 'scope'
  | 'redirect_uri'
  | 'state'
  | 'code_challenge'
  | 'code_challenge_method'
  | 'show_dialog'

export interface AuthorizationParameter {
  name: AuthorizationParameterName
  /** Not encoded. */
  value: string
}

/** The parameters as they are named in the address, in their order. */
export function authorizationParameters(request: AuthorizationRequest): AuthorizationParameter[] {
  const { clientId, redirectUri, scopes, state, codeChallenge, showDialog } = request
  return [
    { name: 'response_type', value: 'code' },
    { name: 'client_id', value: clientId },
    ...(scopes.length > 0 ? [{ name: 'scope', value: scopes.join(' ') } as const] : []),
    { name: 'redirect_uri', value: redirectUri },
    { name: 'state', value: state },
    { name: 'code_challenge', value: codeChallenge },
    { name: 'code_challenge_method', value: 'S256' },
    ...(showDialog ? [{ name: 'show_dialog', value: 'true' } as const] : []),
  ]
}

/**
 * The whole address. A query that the endpoint already has is kept, but our own parameters replace those of the same name.
 * @see RFC 6749 §3.1
 */
export function authorizationUrl(request: AuthorizationRequest): string {
  const url = new URL(request.endpoint)
  for (const { name, value } of authorizationParameters(request)) url.searchParams.set(name, value)
  return url.href
}
