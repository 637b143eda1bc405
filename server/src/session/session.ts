import { createHash } from 'node:crypto'
import type { Static } from 'typebox'
import { Type } from '../../contract/schema.ts'
import { Account } from '../../contract/session.ts'
import { createSchemaCheck } from '../http/schema-check.ts'
import type { TokenSet } from '../oauth/token-set.ts'
import type { LiveSession, StoredSession } from '../store/session-store.ts'
import { openText, sealText } from './sealed-text.ts'

/** Our record of a signed-in account, as the rest of the server sees it. All times are epoch milliseconds. */
export interface Session {
  /** The SHA-256 of the cookie's id: names the session in the store and in memory, opens nothing. */
  id: string
  account: Account
  accountMark: string
  tokenSet: TokenSet
  /** What the authorization request asked for: an authorization server may grant less. */
  requestedScopes: readonly string[]
  /** Granted, and switched off by the person in the lens: the session does without them until they are switched on again. */
  withheldScopes: readonly string[]
  /** The scopes that the session may use: the granted ones without the withheld ones. */
  scopes: readonly string[]
  /** How far the simulator’s clock was ahead when it granted, and when it issued the token set; left out at other providers. */
  clocks?: ProviderClocks
  /** When the account consented, and when that ends. */
  grantedAt: number
  grantEndsAt: number
  createdAt: number
  lastSeenAt: number
  /** The absolute end. The idle end follows from `lastSeenAt`. */
  endsAt: number
}

const TokenSetBody = Type.Object({
  accessToken: Type.String(),
  refreshToken: Type.Optional(Type.String()),
  scopes: Type.Array(Type.String()),
  obtainedAt: Type.Number(),
  expiresAt: Type.Number(),
  subject: Type.Optional(Type.String()),
})

const ProviderClocks = Type.Object({ grantAheadMs: Type.Number(), tokenAheadMs: Type.Number() })
type ProviderClocks = Static<typeof ProviderClocks>

/** The part of a session that is stored sealed under the key in its cookie. */
const SessionBody = Type.Object({
  account: Account,
  tokenSet: TokenSetBody,
  grantedAt: Type.Number(),
  clocks: Type.Optional(ProviderClocks),
  /** What the authorization request asked for. */
  requestedScopes: Type.Optional(Type.Array(Type.String())),
  withheldScopes: Type.Optional(Type.Array(Type.String())),
  /** The token set came with a new refresh token, and the Web API was not yet asked which account it belongs to. */
  unverified: Type.Optional(Type.Literal(true)),
  /** The id that the session began with, where the Web API named the account only later. */
  firstAccountId: Type.Optional(Type.String()),
})
export type SessionBody = Static<typeof SessionBody>
const isSessionBody = createSchemaCheck(SessionBody)

export const sealBody = (body: SessionBody, key: Buffer, id: string): Uint8Array =>
  sealText(JSON.stringify(body), key, id)

/** @returns `undefined` when the key does not open it, or when its format is of a release that is no longer supported */
export function openBody({ body, id }: LiveSession, key: Buffer): SessionBody | undefined {
  const text = openText(body, key, id)
  if (text === undefined) return undefined
  const value: unknown = JSON.parse(text)
  return isSessionBody(value) ? value : undefined
}

export function toSession({ id, createdAt, lastSeenAt, endsAt }: StoredSession, body: SessionBody): Session {
  const { account, tokenSet, grantedAt, firstAccountId = account.id } = body
  const withheldScopes = (body.withheldScopes ?? []).filter((scope) => tokenSet.scopes.includes(scope))
  const mark = accountMark(firstAccountId)
  return {
    id,
    account,
    accountMark: mark,
    tokenSet,
    requestedScopes: body.requestedScopes ?? tokenSet.scopes,
    withheldScopes,
    scopes: tokenSet.scopes.filter((scope) => !withheldScopes.includes(scope)),
    ...(body.clocks && { clocks: body.clocks }),
    grantedAt,
    grantEndsAt: grantEndsAt(grantedAt),
    createdAt,
    lastSeenAt,
    endsAt,
  }
}

/** No key is in it: a page that is open while the keys change still speaks for the same account. */
const accountMark = (accountId: string): string =>
  createHash('sha256').update(`scopedeck account ${accountId}`).digest('base64url').slice(0, 22)

/**
 * When a grant ends: six months after the account consented. A refresh does not move this end.
 * @param grantedAt epoch milliseconds
 * @see https://developer.spotify.com/documentation/web-api/tutorials/refreshing-tokens
 */
const grantEndsAt = (grantedAt: number): number =>
  Temporal.Instant.fromEpochMilliseconds(grantedAt).toZonedDateTimeISO('UTC').add({ months: 6 }).epochMilliseconds

/** The absolute end of a session. A session never outlives its grant. */
export const sessionEndsAt = (createdAt: number, maxTtlMs: number): number =>
  Math.min(createdAt + maxTtlMs, grantEndsAt(createdAt))
