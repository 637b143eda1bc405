import { productionTimeouts } from '../timeouts.ts'
import { openDatabase } from './sqlite-database.ts'
import { createSqliteLeases } from './sqlite-leases.ts'
import { createSqlitePubSub } from './sqlite-pub-sub.ts'
import { createSqliteSessions } from './sqlite-sessions.ts'
import type { Store } from './store.ts'

/** The store in one file, for any number of processes on one machine. @throws {Error} the file can't be used */
export function openSqliteStore(path: string, timeouts = productionTimeouts.store): Store {
  // Writes are rare (sign-in, refresh once an hour), and a rotated refresh token must outlive a power cut.
  const durable = openDatabase(path, 'FULL', { timeouts: timeouts.sqlite })
  // Messages and leases mean nothing after a power cut, so they do not wait for the disk.
  const fast = openDatabase(path, 'NORMAL', { timeouts: timeouts.sqlite })
  const pubSub = createSqlitePubSub(fast, timeouts.sqlite)
  const leases = createSqliteLeases(fast)
  const sessions = createSqliteSessions(durable, { ...timeouts, leases })
  return {
    sessions,
    pubSub,
    leases,
    async close() {
      pubSub.close()
      fast.close()
      await sessions.close()
    },
  }
}
