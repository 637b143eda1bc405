/** What the token endpoint says no with, in Spotify's words. @see RFC 6749 §5.2 */
export class TokenRefusal extends Error {
  readonly error: TokenErrorCode
  /** Spotify was seen to answer 400 for everything but a wrong media type, bad client credentials too. */
  readonly status: number

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
