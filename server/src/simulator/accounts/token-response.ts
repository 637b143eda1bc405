import type { Simulation } from '../simulation.ts'
import type { Grant } from './grant.ts'

/** A successful answer of the token endpoint, as it goes over the wire. @see RFC 6749 §5.1 */
export interface TokenAnswer {
  access_token: string
  token_type: 'Bearer'
  /** The granted scopes; absent where no account granted any. Choice: empty, not absent, when none was requested. */
  scope?: string
  /** Seconds. */
  expires_in: number
  refresh_token?: string
}

/** Makes a new access token for a grant. */
export function tokenAnswer({ grants, clock, settings }: Simulation, grant: Grant, refreshToken?: string): TokenAnswer {
  const expiresAt = clock.now() + settings.accessTokenTtl * 1000
  return {
    access_token: grants.issueAccessToken({ grant, expiresAt }),
    token_type: 'Bearer',
    ...(grant.accountId === undefined ? {} : { scope: grant.scopes.join(' ') }),
    expires_in: settings.accessTokenTtl,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
  }
}

/** An error of the token endpoint, with Spotify's text. @see RFC 6749 §5.2 */
export class TokenRefusal extends Error {
  readonly error: TokenErrorCode
  /** Spotify answers 400 to every error except a wrong media type, also to wrong client credentials (observed). */
  readonly status: number

  /** @param description none where it is empty */
  constructor(error: TokenErrorCode, description: string, status = 400) {
    super(description)
    this.error = error
    this.status = status
  }
}

type TokenErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'server_error'
