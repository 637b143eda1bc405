import { randomBytes } from 'node:crypto'
import { BoundedMap } from '../bounded-map.ts'

/** What an account allowed a client at one consent. Its code and tokens live and die with it. */
export interface Grant {
  readonly clientId: string
  readonly accountId: string
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

/** Kept of each kind; what is older is forgotten and then unknown. */
const limit = 20_000

/** Every grant the simulator remembers, with the codes and tokens made from it. Secrets are random, so they are in no list. */
export class Grants {
  readonly #grants = new BoundedMap<Grant, Grant>(limit)
  readonly #codes = new BoundedMap<string, AuthorizationCode>(limit)
  readonly #refreshTokens = new BoundedMap<string, RefreshToken>(limit)
  readonly #accessTokens = new BoundedMap<string, AccessToken>(limit)

  all(): Grant[] {
    return [...this.#grants.values()]
  }

  add(grant: Grant): Grant {
    this.#grants.set(grant, grant)
    return grant
  }

  issueCode(code: AuthorizationCode): string {
    return issue('sim_code', this.#codes, code)
  }

  issueRefreshToken(refreshToken: RefreshToken): string {
    return issue('sim_refresh', this.#refreshTokens, refreshToken)
  }

  issueAccessToken(accessToken: AccessToken): string {
    return issue('sim_access', this.#accessTokens, accessToken)
  }

  code(value: string): AuthorizationCode | undefined {
    return this.#codes.get(value)
  }

  refreshToken(value: string): RefreshToken | undefined {
    return this.#refreshTokens.get(value)
  }

  accessToken(value: string): AccessToken | undefined {
    return this.#accessTokens.get(value)
  }

  /** Ends the access tokens of an account, or of all, at `now`; their grants live on. */
  expireAccessTokens(now: number, accountId?: string): void {
    for (const accessToken of this.#accessTokens.values()) {
      if (!concerns(accessToken.grant, accountId)) continue
      accessToken.expiresAt = Math.min(accessToken.expiresAt, now)
    }
  }

  /** What an account does when it removes the app: every token of its grants is dead at once. */
  revoke(accountId?: string): void {
    for (const grant of this.#grants.values()) if (concerns(grant, accountId)) grant.revoked = true
  }
}

function concerns(grant: Grant, accountId: string | undefined): boolean {
  return accountId === undefined || grant.accountId === accountId
}

/** `sim_` at the front lets a test recognise one that leaked, whatever its value. */
function issue<Entry>(kind: string, entries: BoundedMap<string, Entry>, entry: Entry): string {
  const value = `${kind}_${randomBytes(32).toString('base64url')}`
  entries.set(value, entry)
  return value
}
