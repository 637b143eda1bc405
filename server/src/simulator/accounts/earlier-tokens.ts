import { BoundedMap } from '../bounded-map.ts'
import type { AccessToken, Grant, RefreshToken } from './grant.ts'
import { readToken, type TokenFacts, type TokenKind } from './token-value.ts'

interface EarlierTokensOptions {
  key: Buffer
  /** This run, whose tokens are no earlier ones. */
  run: string
  /** Of the grants it remembers. */
  limit: number
}

/**
 * Tokens that an earlier run of the simulator gave out, so that whoever is signed in stays signed in when it starts
 * again. What they stand for is written in them; what happened to them since is forgotten, rotation included.
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

  /** As for those of this run, though nobody has brought them yet. */
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

  /** One for all of its tokens: what ends it ends them all. */
  #grantOf({ grantId, clientId, accountId, scopes, authorizedAt }: TokenFacts): Grant {
    const known = this.#grants.get(grantId)
    if (known) return known
    const revoked = this.#revokedFor.has(undefined) || this.#revokedFor.has(accountId)
    const grant = { id: grantId, clientId, accountId, scopes, authorizedAt, revoked }
    this.#grants.set(grantId, grant)
    return grant
  }
}
