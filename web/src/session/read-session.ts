import { isScope, type Scope } from '@scopedeck/server/contract/scopes.ts'
import type { Account, Provider, SignedIn as SignedInView } from '@scopedeck/server/contract/session.ts'
import {
  readBoolean,
  readList,
  readNumber,
  readOneOf,
  readOptionalText,
  readRecord,
  readText,
} from '../shared/read-json.ts'

/** A signed-in session. Times are epoch milliseconds by the server's clock. */
export interface SignedIn extends Omit<SignedInView, 'now'> {
  requestedScopes: Scope[]
  /** The granted scopes of our table. */
  grantedScopes: Scope[]
  /** Those of them that are switched off in the lens. */
  withheldScopes: Scope[]
  /** Granted scopes that our table does not have: no screen knows what they unlock. */
  unknownScopes: string[]
}

export type Session = { authenticated: false } | SignedIn

/** @throws {TypeError} for a body that is no session */
export function readSession(body: unknown): Session {
  const session = readRecord(body)
  if (!readBoolean(session.authenticated)) return { authenticated: false }
  const scopes = readList(session.grantedScopes, readText)
  return {
    authenticated: true,
    account: readAccount(session.account),
    accountMark: readText(session.accountMark),
    requestedScopes: readList(session.requestedScopes, readText).filter(isScope),
    grantedScopes: scopes.filter(isScope),
    withheldScopes: readList(session.withheldScopes, readText).filter(isScope),
    unknownScopes: scopes.filter((scope) => !isScope(scope)),
    accessTokenObtainedAt: readNumber(session.accessTokenObtainedAt),
    accessTokenExpiresAt: readNumber(session.accessTokenExpiresAt),
    grantedAt: readNumber(session.grantedAt),
    grantExpiresAt: readNumber(session.grantExpiresAt),
    sessionExpiresAt: readNumber(session.sessionExpiresAt),
    provider: readProvider(session.provider),
  }
}

/** A session, and what its answer says about the server's clock. Times are epoch milliseconds. */
export interface TimedSession {
  session: Session
  /** By the server's clock, when it answered; absent without a session. */
  serverTime?: number
  /** By the browser's clock. */
  askedAt: number
}

/** @throws {TypeError} for a body that is no session */
export function readTimedSession(body: unknown, askedAt: number): TimedSession {
  const { now } = readRecord(body)
  return { session: readSession(body), askedAt, ...(typeof now === 'number' ? { serverTime: now } : {}) }
}

function readAccount(body: unknown): Account {
  const account = readRecord(body)
  return {
    id: readText(account.id),
    displayName: readText(account.displayName),
    ...readOptionalText(account, 'imageUrl'),
  }
}

/** @throws {TypeError} for a body that is no provider */
export function readProvider(body: unknown): Provider {
  const provider = readRecord(body)
  return {
    kind: readOneOf(provider.kind, ['simulator', 'spotify', 'other']),
    authorizeUrl: readText(provider.authorizeUrl),
    apiUrl: readText(provider.apiUrl),
    clientId: readText(provider.clientId),
    redirectUri: readText(provider.redirectUri),
    revokes: readBoolean(provider.revokes),
    ...readOptionalText(provider, 'appsUrl'),
  }
}
