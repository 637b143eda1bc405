import type { DatabaseSync } from 'node:sqlite'
import { createExclusiveUpdate, type ExclusiveUpdateOptions } from './exclusive-update.ts'
import { sessionLease } from './lease-mutex.ts'
import type { Leases } from './leases.ts'
import { machineClock } from './machine-clock.ts'
import { isLive, type SessionStore } from './session-store.ts'
import { guard } from './sqlite-guard.ts'
import { createSqliteLeases } from './sqlite-leases.ts'
import { prepareStatements, toEnded, toRow, toStored } from './sqlite-statements.ts'

interface SqliteSessionsOptions extends Partial<ExclusiveUpdateOptions> {
  /** What turns are made of. */
  leases?: Leases
}

/** @param database opened by `openDatabase`; the store closes it */
export function createSqliteSessions(database: DatabaseSync, options: SqliteSessionsOptions = {}): SessionStore {
  const { leases = createSqliteLeases(database), ...rest } = options
  const statements = prepareStatements(database)
  const closing = new AbortController()
  const read = guard(async (id: string) => toStored(statements.read.get({ id })))
  const replaceBody = guard(
    async (id: string, holder: string, body: Uint8Array) =>
      void statements.replaceBody.run({ id, turn: sessionLease(id), holder, body }),
  )

  return {
    read,
    create: guard(async (session) => void statements.create.run(toRow(session))),
    update: createExclusiveUpdate({ leases, read, replaceBody }, closing.signal, rest),
    reindex: guard(async (id, { account, label = null }) => void statements.reindex.run({ id, account, label })),
    touch: guard(async (id, at) => void statements.touch.run({ id, at })),
    end: guard(async (id, reason) => toEnded(statements.end.get({ id, reason }))),
    listByAccount: guard(async (accounts) =>
      statements.listByAccount
        .all({ accounts: JSON.stringify(accounts) })
        .map(toStored)
        .filter(isLive),
    ),
    countLive: guard(async () => Number(statements.countLive.get()?.live)),
    spend: guard(async (attempt, until) => statements.spend.run({ attempt, until }).changes === 1),
    isSpent: guard(async (attempt) => statements.isSpent.get({ attempt }) !== undefined),
    sweep: guard(async (now, idleTtlMs) => {
      statements.forgetAttempts.run({ now })
      statements.forgetSessions.run({ now })
      statements.endIdle.run({ idleSince: now - idleTtlMs })
      statements.forgetLeases.run({ now: machineClock() })
    }),
    close: async () => {
      closing.abort()
      database.close()
    },
  }
}
