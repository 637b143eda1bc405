import { randomBytes, randomUUID } from 'node:crypto'
import { BoundedMap } from '../bounded-map.ts'
import { EarlierTokens } from './earlier-tokens.ts'
import type { AccessToken, AuthorizationCode, Grant, RefreshToken } from './grant.ts'
import { type TokenFacts, type TokenKind, writeToken } from './token-value.ts'

/** How many entries of each kind are kept. Older ones are forgotten, and then unknown. */
const limit = 20_000

interface GrantsOptions {
  /** Signs tokens. */
  key: Buffer
  /** Whether tokens still count that an earlier run gave out. */
  keepsEarlier: boolean
}

/**
 * Every grant the simulator remembers, with the codes and tokens made from it. Secrets are random, so they are in no
 * list.
 */
export class Grants {
  readonly #key: Buffer
  readonly #run = randomUUID()
  readonly #earlier: EarlierTokens | undefined
  readonly #grants = new BoundedMap<Grant, Grant>(limit)
  readonly #codes = new BoundedMap<string, AuthorizationCode>(limit)
  readonly #refreshTokens = new BoundedMap<string, RefreshToken>(limit)
  readonly #accessTokens = new BoundedMap<string, AccessToken>(limit)

  constructor({ key, keepsEarlier }: GrantsOptions) {
    this.#key = key
    this.#earlier = keepsEarlier ? new EarlierTokens({ key, run: this.#run, limit }) : undefined
  }

  all(): Grant[] {
    return [...this.#grants.values()]
  }

  add(grant: Omit<Grant, 'id' | 'revoked'>): Grant {
    return this.#keep({ ...grant, id: randomUUID(), revoked: false })
  }

  issueCode(code: AuthorizationCode): string {
    const value = `sim_code_${randomBytes(32).toString('base64url')}`
    this.#codes.set(value, code)
    return value
  }

  issueRefreshToken(refreshToken: RefreshToken): string {
    const { grant, publicClient } = refreshToken
    return this.#issue('sim_refresh', this.#refreshTokens, refreshToken, { ...this.#factsOf(grant), publicClient })
  }

  issueAccessToken(accessToken: AccessToken): string {
    const { grant, expiresAt } = accessToken
    return this.#issue('sim_access', this.#accessTokens, accessToken, { ...this.#factsOf(grant), expiresAt })
  }

  code(value: string): AuthorizationCode | undefined {
    return this.#codes.get(value)
  }

  refreshToken(value: string): RefreshToken | undefined {
    return this.#refreshTokens.get(value) ?? this.#take(this.#refreshTokens, value, this.#earlier?.refreshToken(value))
  }

  accessToken(value: string): AccessToken | undefined {
    return this.#accessTokens.get(value) ?? this.#take(this.#accessTokens, value, this.#earlier?.accessToken(value))
  }

  /** Ends the access tokens of an account, or of all, at `now`; their grants live on. */
  expireAccessTokens(now: number, accountId?: string): void {
    this.#earlier?.expire(now, accountId)
    for (const accessToken of this.#accessTokens.values()) {
      if (!concerns(accessToken.grant, accountId)) continue
      accessToken.expiresAt = Math.min(accessToken.expiresAt, now)
    }
  }

  /** As when an account removes the app at Spotify: every token of its grants is invalid at once. */
  revoke(accountId?: string): void {
    this.#earlier?.revoke(accountId)
    for (const grant of this.#grants.values()) if (concerns(grant, accountId)) grant.revoked = true
  }

  #keep(grant: Grant): Grant {
    this.#grants.set(grant, grant)
    return grant
  }

  #factsOf({ id, clientId, accountId, scopes, authorizedAt }: Grant): TokenFacts {
    return { run: this.#run, grantId: id, clientId, accountId, scopes, authorizedAt }
  }

  #issue<Entry>(kind: TokenKind, entries: BoundedMap<string, Entry>, entry: Entry, facts: TokenFacts): string {
    const value = writeToken(kind, facts, this.#key)
    entries.set(value, entry)
    return value
  }

  /** Keeps a token of an earlier run among those of this run. */
  #take<Entry extends { grant: Grant }>(entries: BoundedMap<string, Entry>, value: string, entry: Entry | undefined) {
    if (!entry) return undefined
    this.#keep(entry.grant)
    entries.set(value, entry)
    return entry
  }
}

function concerns(grant: Grant, accountId: string | undefined): boolean {
  return accountId === undefined || grant.accountId === accountId
}
