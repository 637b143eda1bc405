import { openDatabase } from './sqlite-database.ts'
import { createSqliteLeases } from './sqlite-leases.ts'
import { createSqlitePubSub } from './sqlite-pub-sub.ts'
import { createSqliteSessions } from './sqlite-sessions.ts'
import type { Store } from './store.ts'

/** All in one file, for any number of processes of one machine. @throws {Error} the file can't be used */
export function openSqliteStore(path: string): Store {
  // Writes are rare (sign-in, refresh once an hour), and a rotated refresh token must outlive a power cut.
  const lasting = openDatabase(path, 'FULL')
  // After a power cut neither messages nor leases mean anything.
  const passing = openDatabase(path, 'NORMAL')
  const pubSub = createSqlitePubSub(passing)
  const leases = createSqliteLeases(passing)
  const sessions = createSqliteSessions(lasting, { leases })
  return {
    sessions,
    pubSub,
    leases,
    async close() {
      pubSub.close()
      passing.close()
      await sessions.close()
    },
  }
}
