import type { Account } from '../../contract/session.ts'
import type { TokenSet } from '../oauth/token-set.ts'
import {
  type EndReason,
  isLive,
  type LiveSession,
  type SessionStore,
  type StoredSession,
} from '../store/session-store.ts'
import { sessionEndsAt } from './ends.ts'
import { hashAccount, type SessionKeys } from './keys.ts'
import { readLabel, sealLabel } from './label.ts'
import type { Session } from './session.ts'
import { readBody, type SessionBody, writeBody } from './session-body.ts'
import { cookieKey, createSessionCookie, rowIdOf, type SessionCookie } from './session-cookie.ts'

/** What finds a session and opens it. Never leaves this room. */
export interface SessionReference {
  id: string
  key: Buffer
}

/** What a cookie leads to. An ended grant is told from no session at all: signing in again is then not news. */
export type SessionLookup = OpenedSession | { state: 'reauthorization-required' } | { state: 'none'; ended?: EndReason }

export interface OpenedSession {
  state: 'live'
  row: LiveSession
  session: Session
  body: SessionBody
  reference: SessionReference
}

/** A session, and the one copy of what opens it. */
export interface CreatedSession {
  cookie: SessionCookie
  session: Session
}

interface SessionRecordsOptions {
  store: SessionStore
  now(): number
  idleTtlMs: number
  maxTtlMs: number
  keys: SessionKeys
}

export type SessionRecords = ReturnType<typeof createSessionRecords>

/** Sessions between cookie and store: sealed, opened, and judged by the clock. */
export function createSessionRecords(options: SessionRecordsOptions) {
  const { store, now, idleTtlMs, maxTtlMs, keys } = options
  /** A use a minute is enough to know when idleness began; short lives are measured more finely. */
  const touchEveryMs = Math.min(60_000, idleTtlMs / 100)

  const expiresAt = ({ endsAt, lastSeenAt }: Pick<Session, 'endsAt' | 'lastSeenAt'>) =>
    Math.min(endsAt, lastSeenAt + idleTtlMs)
  const isOver = (row: StoredSession) => now() >= expiresAt(row)

  return {
    async create({
      browser,
      ...grant
    }: {
      account: Account
      tokenSet: TokenSet
      browser: string
    }): Promise<CreatedSession> {
      const createdAt = now()
      const cookie = createSessionCookie(createdAt)
      const id = rowIdOf(cookie)
      const row = { id, createdAt, lastSeenAt: createdAt, endsAt: sessionEndsAt(createdAt, maxTtlMs) }
      const body = { ...grant, grantedAt: createdAt }
      const account = hashAccount(grant.account.id, keys.account)
      const label = sealLabel(browser, keys.label, id)
      await store.create({ ...row, account, label, body: writeBody(body, cookieKey(cookie), id) })
      return { cookie, session: { ...row, ...body } }
    },

    async find(cookie: SessionCookie): Promise<SessionLookup> {
      const reference = { id: rowIdOf(cookie), key: cookieKey(cookie) }
      const row = await store.read(reference.id)
      if (!row || isOver(row)) return { state: 'none' }
      if (row.ended === 'reauthorization-required') return { state: row.ended }
      if (!isLive(row)) return { state: 'none', ended: row.ended }
      const body = readBody(row, reference.key)
      return body ? { state: 'live', row, session: toSession(row, body), body, reference } : { state: 'none' }
    },

    /** Files a session anew that was made under an older key: the day that key goes, it must still be found by its account. */
    async reindex({ row, session }: OpenedSession): Promise<void> {
      const account = hashAccount(session.account.id, keys.account)
      if (row.account === account) return
      await store.reindex(row.id, { account, label: sealLabel(readLabel(row, keys.label), keys.label, row.id) })
    },

    /** Notes that a session is in use, when the last note is old enough. */
    async touch(session: Session): Promise<Session> {
      const lastSeenAt = now()
      if (lastSeenAt - session.lastSeenAt < touchEveryMs) return session
      await store.touch(session.id, lastSeenAt)
      return { ...session, lastSeenAt }
    },

    /** By the clock, whatever the store still has. */
    isOver,

    endsAt: ({ createdAt }: SessionCookie): number => sessionEndsAt(createdAt, maxTtlMs),

    /** Unless it is used again. */
    expiresAt,
  }
}

export function toSession({ id, createdAt, lastSeenAt, endsAt }: StoredSession, body: SessionBody): Session {
  const { account, tokenSet, grantedAt } = body
  return { id, account, tokenSet, grantedAt, createdAt, lastSeenAt, endsAt }
}
