import type { SessionEntry } from '../../contract/sessions.ts'
import type { TokenSet } from '../oauth/token-set.ts'
import { type EndReason, isLive, type LiveSession, type SessionStore } from '../store/session-store.ts'
import { readLabel } from './browser-label.ts'
import { hashesOfAccount, type SessionKeys } from './keys.ts'
import { openBody, type Session } from './session.ts'
import { isRowId } from './session-cookie.ts'
import type { OpenedSession, SessionRecords } from './session-records.ts'

interface AccountSessionsOptions {
  store: SessionStore
  records: SessionRecords
  keys: SessionKeys
}

/** What a session can see of the other sessions of its account, and do to them. All throw {ProblemError} `store-unavailable`. */
export interface AccountSessions {
  /** All sessions of the account: the given one first, then the others by their last use. */
  list(session: Session): Promise<SessionEntry[]>
  /** Ends one session at once. @returns false when the account has no such session, even if another account has */
  endOne(session: Session, id: string): Promise<boolean>
  endOthers(session: Session): Promise<void>
}

export function createAccountSessions({ store, records, keys }: AccountSessionsOptions) {
  const hashesOf = ({ account }: Session) => hashesOfAccount(account.id, keys.account)

  const toEntry = (row: LiveSession, { id }: Session): SessionEntry => ({
    id: row.id,
    browser: readLabel(row, keys.label),
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    expiresAt: records.expiresAt(row),
    current: row.id === id,
  })

  async function endOthers(session: Session, reason: EndReason): Promise<void> {
    const rows = await store.listByAccount(hashesOf(session))
    await Promise.all(rows.filter(({ id }) => id !== session.id).map(({ id }) => store.end(id, reason)))
  }

  const accountSessions: AccountSessions = {
    async list(session) {
      const rows = await store.listByAccount(hashesOf(session))
      const live = rows.filter((row) => !records.isOver(row))
      return live.map((row) => toEntry(row, session)).sort(byLastUse)
    },

    async endOne(session, id) {
      const row = isRowId(id) ? await store.read(id) : undefined
      if (!isLive(row) || records.isOver(row) || !hashesOf(session).includes(row.account)) return false
      return (await store.end(id, 'ended-elsewhere')) !== undefined
    },

    endOthers: (session) => endOthers(session, 'ended-elsewhere'),
  }

  return {
    ...accountSessions,

    /**
     * Ends all sessions of the account, the given one last and under its lease: a refresh that is under way finishes before.
     * @returns the tokens of that refresh, which are the ones to revoke
     */
    async endAll({ session, body, reference }: OpenedSession): Promise<TokenSet> {
      await endOthers(session, 'disconnected')
      let { tokenSet } = body
      await store.update(session.id, async (row) => {
        tokenSet = openBody(row, reference.key)?.tokenSet ?? tokenSet
        await store.end(session.id, 'disconnected')
        return undefined
      })
      return tokenSet
    },
  }
}

const byLastUse = (one: SessionEntry, other: SessionEntry) =>
  Number(other.current) - Number(one.current) || other.lastSeenAt - one.lastSeenAt || other.createdAt - one.createdAt
