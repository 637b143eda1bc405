import type { FastifyBaseLogger } from 'fastify'
import type { Account } from '../../contract/session.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { TokenSet } from '../oauth/token-set.ts'
import { loggableError } from '../observability/logger.ts'
import {
  type EndReason,
  isLive,
  type LiveSession,
  type SessionStore,
  type StoredSession,
} from '../store/session-store.ts'
import { readLabel, sealLabel } from './browser-label.ts'
import { hashAccount, type SessionKeys } from './keys.ts'
import { openBody, type Session, type SessionBody, sealBody, sessionEndsAt, toSession } from './session.ts'
import { cookieKey, createSessionCookie, rowIdOf, type SessionCookie } from './session-cookie.ts'

/** Finds a session in the store and opens it. Never leaves this folder. */
export interface SessionReference {
  id: string
  key: Buffer
}

/**
 * The result of looking up a cookie. `reauthorization-required` is not `none`: the problem page then asks for consent again,
 * not for a first sign-in.
 */
export type SessionLookup = OpenedSession | { state: 'reauthorization-required' } | { state: 'none'; ended?: EndReason }

export interface OpenedSession {
  state: 'live'
  row: LiveSession
  session: Session
  body: SessionBody
  reference: SessionReference
}

/** @throws {ProblemError} `sign-in-required`, `reauthorization-required` */
export function liveOrThrow(lookup: SessionLookup): OpenedSession {
  if (lookup.state === 'none') throw new ProblemError('sign-in-required', detailOf(lookup.ended))
  if (lookup.state !== 'live') throw new ProblemError(lookup.state)
  return lookup
}

/** Tells the owner of the cookie that a person ended the session, and not a failure. */
function detailOf(reason?: EndReason): { detail?: string } {
  if (reason === 'ended-elsewhere') return { detail: 'This session was ended from another browser.' }
  if (reason === 'disconnected') return { detail: 'The account was disconnected from another browser.' }
  return {}
}

/** What a sign-in knows of the session that it asks for. */
export interface NewSession {
  account: Account
  tokenSet: TokenSet
  /** What the authorization request asked for. */
  requestedScopes?: readonly string[]
  /** How far the simulator’s clock is ahead of ours; left out at other providers. */
  aheadMs?: number | undefined
  /** The label of the browser that gets the cookie. */
  browser: string
  /** The ids of the sessions that this one replaces. */
  replaces: readonly string[]
}

/** A session and its cookie, which holds the only copy of the key. */
export interface CreatedSession {
  cookie: SessionCookie
  session: Session
}

interface SessionRecordsOptions {
  store: SessionStore
  /** Epoch milliseconds. */
  now(): number
  idleTtlMs: number
  maxTtlMs: number
  keys: SessionKeys
}

export type SessionRecords = ReturnType<typeof createSessionRecords>

/** Sessions between cookie and store: sealed, opened, and judged by the clock. */
export function createSessionRecords(options: SessionRecordsOptions) {
  const { store, now, idleTtlMs, maxTtlMs, keys } = options
  /** One write per minute is enough to know when idleness began. Short idle lives need more. */
  const touchEveryMs = Math.min(60_000, idleTtlMs / 100)

  /** The end of a session that is not used again. */
  const expiresAt = ({ endsAt, lastSeenAt }: Pick<Session, 'endsAt' | 'lastSeenAt'>) =>
    Math.min(endsAt, lastSeenAt + idleTtlMs)
  /** By the clock, even if the store still has the session. */
  const isOver = (row: StoredSession) => now() >= expiresAt(row)

  async function open(reference: SessionReference): Promise<SessionLookup> {
    const row = await store.read(reference.id)
    if (!row || isOver(row)) return { state: 'none' }
    if (row.ended === 'reauthorization-required') return { state: row.ended }
    if (!isLive(row)) return { state: 'none', ended: row.ended }
    const body = openBody(row, reference.key)
    return body ? { state: 'live', row, session: toSession(row, body), body, reference } : { state: 'none' }
  }

  return {
    expiresAt,
    isOver,

    async create({ replaces, ...newSession }: NewSession): Promise<CreatedSession> {
      const createdAt = now()
      const { row, ...created } = sealNewSession(newSession, { createdAt, maxTtlMs, keys })
      await store.create(row)
      for (const id of new Set(replaces)) await store.end(id, 'replaced')
      return created
    },

    lookUp: (cookie: SessionCookie): Promise<SessionLookup> => open({ id: rowIdOf(cookie), key: cookieKey(cookie) }),
    open,

    /** Whether its account is hashed with an older key. */
    isReindexDue: ({ row, session }: OpenedSession): boolean =>
      row.account !== hashAccount(session.account.id, keys.account),

    /** Moves a session under the newest key, so that its account still finds it when the older key is removed. */
    async reindex({ row, session }: OpenedSession): Promise<void> {
      const account = hashAccount(session.account.id, keys.account)
      await store.reindex(row.id, { account, label: sealLabel(readLabel(row, keys.label), keys.label, row.id) })
    },

    /** Stores which scopes are switched off. @throws {ProblemError} where the session has ended meanwhile */
    async withhold({ reference }: OpenedSession, withheldScopes: readonly string[]): Promise<Session> {
      await store.update(reference.id, async (row) => {
        const body = openBody(row, reference.key)
        return body && sealBody({ ...body, withheldScopes: [...withheldScopes] }, reference.key, reference.id)
      })
      return liveOrThrow(await open(reference)).session
    },

    /** Whether the stored time of the last use is old enough to be stored again. */
    isTouchDue: ({ lastSeenAt }: Session): boolean => now() - lastSeenAt >= touchEveryMs,

    usedNow: (session: Session): Session => ({ ...session, lastSeenAt: now() }),

    /** Stores when a session was last used. */
    touch: ({ id, lastSeenAt }: Session): Promise<void> => store.touch(id, lastSeenAt),

    absoluteEndOf: ({ createdAt }: SessionCookie): number => sessionEndsAt(createdAt, maxTtlMs),
  }
}

function sealNewSession(
  { browser, requestedScopes, aheadMs, ...grant }: Omit<NewSession, 'replaces'>,
  { createdAt, maxTtlMs, keys }: { createdAt: number; maxTtlMs: number; keys: SessionKeys },
): CreatedSession & { row: LiveSession } {
  const cookie = createSessionCookie(createdAt)
  const id = rowIdOf(cookie)
  const times = { createdAt, lastSeenAt: createdAt, endsAt: sessionEndsAt(createdAt, maxTtlMs) }
  const body = {
    ...{ ...grant, grantedAt: createdAt },
    ...(requestedScopes && { requestedScopes: [...requestedScopes] }),
    ...(aheadMs !== undefined && { clocks: { grantAheadMs: aheadMs, tokenAheadMs: aheadMs } }),
  }
  const account = hashAccount(grant.account.id, keys.account)
  const label = sealLabel(browser, keys.label, id)
  const row = { id, ...times, account, label, body: sealBody(body, cookieKey(cookie), id) }
  return { cookie, session: toSession(row, body), row }
}

interface SweepOptions {
  store: SessionStore
  log: FastifyBaseLogger
  /** Epoch milliseconds. */
  now(): number
  idleTtlMs: number
  /** The time between two calls. */
  everyMs: number
}

/**
 * Sweeps the store, unless the clock has leapt ahead since the last time. A sweep can't be undone, and such a clock may be
 * put back.
 */
export function createSweep({ store, log, now, idleTtlMs, everyMs }: SweepOptions): () => Promise<void> {
  let lastAt = now()
  return async () => {
    const elapsedMs = now() - lastAt
    lastAt = now()
    if (elapsedMs > 3 * everyMs) return log.warn('the clock leapt ahead: nothing is swept until the next time')
    await store.sweep(now(), idleTtlMs).catch((error) => log.warn({ error: loggableError(error) }, 'no sweep'))
  }
}
