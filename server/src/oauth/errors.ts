/**
 * The authorization server refused, and said so in the form of the RFC.
 * `error` and `errorDescription` are its words, made printable and bounded.
 * @see RFC 6749 §5.2
 */
export class OAuthError extends Error {
  override readonly name = 'OAuthError'
  readonly error: string
  readonly errorDescription?: string
  /** The HTTP status: Spotify answers 400 where the RFC has 401 for `invalid_client`. */
  readonly status: number

  constructor(refusal: { error: string; errorDescription?: string; status: number }) {
    super(refusal.errorDescription ? `${refusal.error}: ${refusal.errorDescription}` : refusal.error)
    this.error = refusal.error
    if (refusal.errorDescription !== undefined) this.errorDescription = refusal.errorDescription
    this.status = refusal.status
  }
}

type UnavailableReason = 'network' | 'timeout' | 'status'

/** The authorization server can't answer now; the same request may succeed later. Says nothing about the grant. */
export class OAuthUnavailable extends Error {
  override readonly name = 'OAuthUnavailable'
  readonly reason: UnavailableReason
  /** As the server asked; whole seconds from now. */
  readonly retryAfterSeconds?: number

  constructor(reason: UnavailableReason, detail: string, retryAfterSeconds?: number) {
    super(`The authorization server is unavailable: ${detail}.`)
    this.reason = reason
    if (retryAfterSeconds !== undefined) this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Something answered, but not as an authorization server answers. Says nothing about the grant. */
export class OAuthInvalidAnswer extends Error {
  override readonly name: string = 'OAuthInvalidAnswer'
}

/** A refresh brought a token set of another account, which must never enter this one's session. */
export class OAuthAnotherAccount extends OAuthInvalidAnswer {
  override readonly name = 'OAuthAnotherAccount'

  constructor() {
    super('The refreshed token set belongs to another account.')
  }
}

/** What the browser brought to the redirect URI is no authorization response to us. The message is safe to show. */
export class InvalidAuthorizationResponse extends Error {
  override readonly name = 'InvalidAuthorizationResponse'
  readonly reason: 'malformed' | 'wrong-issuer'

  constructor(message: string, reason: InvalidAuthorizationResponse['reason'] = 'malformed') {
    super(message)
    this.reason = reason
  }
}
