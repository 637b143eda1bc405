/**
 * What an account allowed a client at one consent, or what a client may do for itself. Its code and tokens are valid
 * only as long as the grant.
 */
export interface Grant {
  readonly id: string
  readonly clientId: string
  /** `undefined`: the client acts for itself, and no account has agreed to anything. */
  readonly accountId: string | undefined
  readonly scopes: readonly string[]
  /** Epoch milliseconds of the consent: a refresh token's life counts from here. */
  readonly authorizedAt: number
  revoked: boolean
}

export interface AuthorizationCode {
  readonly grant: Grant
  readonly redirectUri: string
  readonly codeChallenge: string | undefined
  readonly issuedAt: number
  spent: boolean
}

export interface RefreshToken {
  readonly grant: Grant
  /** Whether the client may refresh without its secret: it began as a public client, with PKCE. */
  readonly publicClient: boolean
  /** True once rotation put another in its place. */
  superseded: boolean
}

export interface AccessToken {
  readonly grant: Grant
  expiresAt: number
}
