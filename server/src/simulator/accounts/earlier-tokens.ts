import { BoundedMap } from '../bounded-map.ts'
import type { AccessToken, Grant, RefreshToken } from './grant.ts'
import { readToken, type TokenFacts, type TokenKind } from './token-value.ts'

interface EarlierTokensOptions {
  key: Buffer
  /** The id of this run. Its own tokens are kept elsewhere. */
  run: string
  /** Of the grants it remembers. */
  limit: number
}

/**
 * Tokens that an earlier run of the simulator issued, so that a signed-in account stays signed in when the simulator
 * starts again. A token carries its grant; what happened to it since (expiry on command, rotation) is forgotten.
 */
export class EarlierTokens {
  readonly #options: EarlierTokensOptions
  readonly #grants: BoundedMap<string, Grant>
  /** For whom grants were revoked in this run; `undefined` for all. */
  readonly #revokedFor = new Set<string | undefined>()
  /** When, by account. */
  readonly #expiredFor = new Map<string | undefined, number>()

  constructor(options: EarlierTokensOptions) {
    this.#options = options
    this.#grants = new BoundedMap(options.limit)
  }

  accessToken(value: string): AccessToken | undefined {
    const facts = this.#read('sim_access', value)
    if (facts?.expiresAt === undefined) return undefined
    const ends = [undefined, facts.accountId].flatMap((accountId) => this.#expiredFor.get(accountId) ?? [])
    return { grant: this.#grantOf(facts), expiresAt: Math.min(facts.expiresAt, ...ends) }
  }

  refreshToken(value: string): RefreshToken | undefined {
    const facts = this.#read('sim_refresh', value)
    return facts && { grant: this.#grantOf(facts), publicClient: facts.publicClient === true, superseded: false }
  }

  /** Applies to tokens of earlier runs that no client has sent yet, too. */
  expire(now: number, accountId?: string): void {
    this.#expiredFor.set(accountId, now)
  }

  revoke(accountId?: string): void {
    this.#revokedFor.add(accountId)
  }

  #read(kind: TokenKind, value: string): TokenFacts | undefined {
    const facts = readToken(kind, value, this.#options.key)
    return facts?.run === this.#options.run ? undefined : facts
  }

  /** All tokens of a grant share one object, so that revoking the grant ends them all. */
  #grantOf({ grantId, clientId, accountId, scopes, authorizedAt }: TokenFacts): Grant {
    const known = this.#grants.get(grantId)
    if (known) return known
    const revoked = this.#revokedFor.has(undefined) || this.#revokedFor.has(accountId)
    const grant = { id: grantId, clientId, accountId, scopes, authorizedAt, revoked }
    this.#grants.set(grantId, grant)
    return grant
  }
}
