import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { isLive, type SessionStore } from './session-store.ts'
import { openDatabase } from './sqlite-database.ts'
import { guard } from './sqlite-guard.ts'
import { createLeases, type LeaseOptions } from './sqlite-lease.ts'
import { prepareStatements, toEnded, toRow, toStored } from './sqlite-statements.ts'
import { createTurns } from './turns.ts'

/** Sessions in one file, for any number of processes of one machine. @throws {Error} the file can't be used */
// Writes are rare (sign-in, refresh once an hour), and a rotated refresh token must outlive a power cut.
export const openSqliteSessions = (path: string): SessionStore => createSqliteSessions(openDatabase(path, 'FULL'))

/** A renewed lease may wait for all the time that a token endpoint is given, twice: the one before, and our own. */
const leaseDefaults: LeaseOptions = { now: () => performance.now(), leaseMs: 5000, patienceMs: 25_000 }

/** @param database opened by `openDatabase`; the store closes it */
export function createSqliteSessions(database: DatabaseSync, lease: Partial<LeaseOptions> = {}): SessionStore {
  const withLease = createLeases(database, { ...leaseDefaults, ...lease })
  const takeTurn = createTurns()
  const statements = prepareStatements(database)

  const read = (id: string) => toStored(statements.read.get({ id }))

  /**
   * The body may hold a refresh token that exists nowhere else by now, so a lock that passes must not lose it.
   * The fence keeps out whoever slept through the end of its lease.
   */
  const replaceBody = async (id: string, fence: number, body: Uint8Array) => {
    for (let attempt = 1; ; attempt += 1)
      try {
        return statements.replaceBody.run({ id, fence, body })
      } catch (error) {
        if (attempt === 10) throw error
        await delay(50 * attempt)
      }
  }

  return guarded({
    read: async (id) => read(id),
    create: async (session) => void statements.create.run(toRow(session)),
    update: (id, change) =>
      takeTurn(id, () =>
        withLease(id, async (fence) => {
          const current = read(id)
          const body = isLive(current) ? await change(current) : undefined
          if (body) await replaceBody(id, fence, body)
          return read(id)
        }),
      ),
    refile: async (id, { account, label = null }) => void statements.refile.run({ id, account, label }),
    touch: async (id, at) => void statements.touch.run({ id, at }),
    end: async (id, reason) => toEnded(statements.end.get({ id, reason })),
    listByAccount: async (accounts) =>
      statements.listByAccount
        .all({ accounts: JSON.stringify(accounts) })
        .map(toStored)
        .filter(isLive),
    countLive: async () => Number(statements.countLive.get()?.live),
    spend: async (attempt, until) => statements.spend.run({ attempt, until }).changes === 1,
    isSpent: async (attempt) => statements.isSpent.get({ attempt }) !== undefined,
    sweep: async (now, idleTtlMs) => {
      statements.forgetAttempts.run({ now })
      statements.forgetSessions.run({ now })
      statements.endIdle.run({ idleSince: now - idleTtlMs })
      statements.forgetTurns.run()
    },
    close: async () => database.close(),
  })
}

/** The errors of `change` pass through `update` as they are. */
function guarded(store: SessionStore): SessionStore {
  return {
    read: guard(store.read),
    create: guard(store.create),
    update: guard(store.update),
    refile: guard(store.refile),
    touch: guard(store.touch),
    end: guard(store.end),
    listByAccount: guard(store.listByAccount),
    countLive: guard(store.countLive),
    spend: guard(store.spend),
    isSpent: guard(store.isSpent),
    sweep: guard(store.sweep),
    close: guard(store.close),
  }
}
