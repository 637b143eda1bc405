import { randomBytes, randomUUID } from 'node:crypto'
import { BoundedMap } from '../bounded-map.ts'
import type { GrantsSnapshot } from '../snapshot/schema.ts'
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
  /** Of a snapshot that goes on: tokens of this run that the snapshot does not hold are unknown. */
  run?: string
}

/**
 * Every grant the simulator remembers, with the codes and tokens made from it. Secrets are random, so they are in no
 * list.
 */
export class Grants {
  readonly #key: Buffer
  readonly #run: string
  readonly #earlier: EarlierTokens | undefined
  readonly #grants = new BoundedMap<Grant, Grant>(limit)
  readonly #codes = new BoundedMap<string, AuthorizationCode>(limit)
  readonly #refreshTokens = new BoundedMap<string, RefreshToken>(limit)
  readonly #accessTokens = new BoundedMap<string, AccessToken>(limit)

  constructor({ key, keepsEarlier, run = randomUUID() }: GrantsOptions) {
    this.#key = key
    this.#run = run
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

  /** By their values, codes and tokens of the grants named by id. */
  save(): GrantsSnapshot {
    return {
      run: this.#run,
      keepsEarlier: this.#earlier !== undefined,
      grants: this.all().map(({ accountId, scopes, ...grant }) => ({
        ...grant,
        scopes: [...scopes],
        ...(accountId !== undefined && { accountId }),
      })),
      codes: kept(this.#codes).map(({ codeChallenge, ...code }) => ({
        ...code,
        ...(codeChallenge !== undefined && { codeChallenge }),
      })),
      refreshTokens: kept(this.#refreshTokens),
      accessTokens: kept(this.#accessTokens),
    }
  }

  /** @returns grants that go on from a snapshot */
  static restore(key: Buffer, { grants, codes, refreshTokens, accessTokens, ...options }: GrantsSnapshot): Grants {
    const restored = new Grants({ key, ...options })
    // An account id is absent where the client acts for itself.
    const byId = new Map(grants.map((grant) => [grant.id, restored.#keep({ ...grant } as Grant)]))
    const withGrant = <Row extends { grantId: string }>({ grantId, ...entry }: Row) => {
      const grant = byId.get(grantId)
      return grant ? [{ ...entry, grant }] : []
    }
    for (const { value, ...row } of codes) {
      for (const code of withGrant(row)) restored.#codes.set(value, { codeChallenge: undefined, ...code })
    }
    for (const { value, ...row } of refreshTokens) {
      for (const token of withGrant(row)) restored.#refreshTokens.set(value, token)
    }
    for (const { value, ...row } of accessTokens) {
      for (const token of withGrant(row)) restored.#accessTokens.set(value, token)
    }
    return restored
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

type Kept<Entry> = Omit<Entry, 'grant'> & { value: string; grantId: string }

function kept<Entry extends { grant: Grant }>(entries: BoundedMap<string, Entry>): Kept<Entry>[] {
  return [...entries.entries()].map(([value, { grant, ...entry }]) => ({ ...entry, value, grantId: grant.id }))
}
