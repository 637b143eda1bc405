/**
 * The authorization server refused, with an error response in the form of the RFC.
 * `error` and `errorDescription` are the server's words, made printable and bounded.
 * @see RFC 6749 §5.2
 */
export class OAuthError extends Error {
  override readonly name = 'OAuthError'
  readonly error: string
  readonly errorDescription?: string
  /** The HTTP status: Spotify answers 400 where the RFC has 401 for `invalid_client`. */
  readonly status: number

  constructor(response: { error: string; errorDescription?: string; status: number }) {
    super(response.errorDescription ? `${response.error}: ${response.errorDescription}` : response.error)
    this.error = response.error
    if (response.errorDescription !== undefined) this.errorDescription = response.errorDescription
    this.status = response.status
  }
}

type UnavailableReason = 'network' | 'timeout' | 'status'

/** The authorization server can't answer now; the same request may succeed later. Says nothing about the grant. */
export class OAuthUnavailable extends Error {
  override readonly name = 'OAuthUnavailable'
  readonly reason: UnavailableReason
  /** What the server asked for, in whole seconds from now. */
  readonly retryAfterSeconds?: number

  constructor(reason: UnavailableReason, detail: string, retryAfterSeconds?: number) {
    super(`The authorization server is unavailable: ${detail}.`)
    this.reason = reason
    if (retryAfterSeconds !== undefined) this.retryAfterSeconds = retryAfterSeconds
  }
}

/** The answer is not one that an authorization server gives. Says nothing about the grant. */
export class OAuthInvalidAnswer extends Error {
  override readonly name: string = 'OAuthInvalidAnswer'
}

/** A refresh returned the token set of another account, which must never enter this account's session. */
export class OAuthAnotherAccount extends OAuthInvalidAnswer {
  override readonly name = 'OAuthAnotherAccount'

  constructor() {
    super('The refreshed token set belongs to another account.')
  }
}

/** The query of the redirect URI is no authorization response to this client. The message is safe to show. */
export class InvalidAuthorizationResponse extends Error {
  override readonly name = 'InvalidAuthorizationResponse'
  readonly reason: 'malformed' | 'wrong-issuer'

  constructor(message: string, reason: InvalidAuthorizationResponse['reason'] = 'malformed') {
    super(message)
    this.reason = reason
  }
}
