import type { Account } from '../../contract/session.ts'
import type { TokenSet } from '../oauth/token-set.ts'
import { isLive, type SessionStore, type StoredSession } from '../store/session-store.ts'
import { sessionEndsAt } from './ends.ts'
import { hashAccount, type Keys } from './keys.ts'
import type { Session } from './session.ts'
import { readBody, type SessionBody, writeBody } from './session-body.ts'
import { createSessionCookie, keyOf, rowIdOf, type SessionCookie } from './session-cookie.ts'

/** What finds a session and opens it. Never leaves this room. */
export interface SessionReference {
  id: string
  key: Buffer
}

/** What a cookie leads to. An ended grant is told from no session at all: signing in again is then not news. */
export type Found = LiveFound | { state: 'reauthorization-required' } | { state: 'none' }

export interface LiveFound {
  state: 'live'
  session: Session
  body: SessionBody
  reference: SessionReference
}

/** A session, and the one copy of what opens it. */
export interface NewSession {
  cookie: SessionCookie
  session: Session
}

interface SessionRecordsOptions {
  store: SessionStore
  now(): number
  idleTtlMs: number
  maxTtlMs: number
  accountKeys: Keys
}

export type SessionRecords = ReturnType<typeof createSessionRecords>

/** Sessions between cookie and store: sealed, opened, and judged by the clock. */
export function createSessionRecords(options: SessionRecordsOptions) {
  const { store, now, idleTtlMs, maxTtlMs, accountKeys } = options
  /** A use a minute is enough to know when idleness began; short lives are measured more finely. */
  const touchEveryMs = Math.min(60_000, idleTtlMs / 100)

  const isOver = ({ endsAt, lastSeenAt }: StoredSession) => now() >= Math.min(endsAt, lastSeenAt + idleTtlMs)

  return {
    async create(grant: {
      account: Account
      tokenSet: TokenSet
    }): Promise<{ cookie: SessionCookie; session: Session }> {
      const createdAt = now()
      const cookie = createSessionCookie(createdAt)
      const id = rowIdOf(cookie)
      const row = { id, createdAt, lastSeenAt: createdAt, endsAt: sessionEndsAt(createdAt, maxTtlMs) }
      const body = { ...grant, grantedAt: createdAt }
      const account = hashAccount(grant.account.id, accountKeys)
      await store.create({ ...row, account, body: writeBody(body, keyOf(cookie), id) })
      return { cookie, session: { ...row, ...body } }
    },

    async find(cookie: SessionCookie): Promise<Found> {
      const reference = { id: rowIdOf(cookie), key: keyOf(cookie) }
      const row = await store.read(reference.id)
      if (!row || isOver(row)) return { state: 'none' }
      if (row.ended === 'reauthorization-required') return { state: row.ended }
      const body = isLive(row) && readBody(row, reference.key)
      return body ? { state: 'live', session: toSession(row, body), body, reference } : { state: 'none' }
    },

    /** Notes that a session is in use, when the last note is old enough. */
    async touch(session: Session): Promise<Session> {
      const lastSeenAt = now()
      if (lastSeenAt - session.lastSeenAt < touchEveryMs) return session
      await store.touch(session.id, lastSeenAt)
      return { ...session, lastSeenAt }
    },

    endsAt: ({ createdAt }: SessionCookie): number => sessionEndsAt(createdAt, maxTtlMs),

    /** Unless it is used again. */
    expiresAt: ({ endsAt, lastSeenAt }: Session): number => Math.min(endsAt, lastSeenAt + idleTtlMs),
  }
}

export function toSession({ id, createdAt, lastSeenAt, endsAt }: StoredSession, body: SessionBody): Session {
  const { account, tokenSet, grantedAt } = body
  return { id, account, tokenSet, grantedAt, createdAt, lastSeenAt, endsAt }
}
