import { openDatabase } from './sqlite-database.ts'
import { createSqliteLeases } from './sqlite-leases.ts'
import { createSqlitePubSub } from './sqlite-pub-sub.ts'
import { openSqliteSessions } from './sqlite-sessions.ts'
import type { Store } from './store.ts'

/** All in one file, for any number of processes of one machine. @throws {Error} the file can't be used */
export function openSqliteStore(path: string): Store {
  const sessions = openSqliteSessions(path)
  // A connection of its own: after a power cut neither messages nor leases mean anything.
  const passing = openDatabase(path, 'NORMAL')
  const pubSub = createSqlitePubSub(passing)
  return {
    sessions,
    pubSub,
    leases: createSqliteLeases(passing),
    async close() {
      pubSub.close()
      passing.close()
      await sessions.close()
    },
  }
}
