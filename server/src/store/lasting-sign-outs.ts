import { untilAvailable } from './lease-mutex.ts'
import type { EndedSession, LiveSession, SessionStore, StoredSession } from './session-store.ts'
import { isLive } from './session-store.ts'
import { storeUnavailable } from './store.ts'

/** Sign-outs that wait for the store, at most. Each is one id. */
const mostWaiting = 10_000

/**
 * A store in which signing out lasts: one that can't be stored now is stored as soon as the store takes writes. Until
 * then this process already treats the session as ended. Ends for other reasons fail as they do in `sessions`.
 * @param closed ends the attempts
 */
export function createLastingSignOuts(sessions: SessionStore, closed: AbortSignal): SessionStore {
  const waiting = new Set<string>()
  let isStoring = false

  const storeAll = async () => {
    for (const id of waiting) {
      await sessions.end(id, 'signed-out')
      waiting.delete(id)
    }
  }
  const remember = (id: string, cause: unknown) => {
    if (waiting.size >= mostWaiting) throw storeUnavailable(cause)
    waiting.add(id)
    if (isStoring) return
    isStoring = true
    untilAvailable(storeAll, closed)
      .catch(() => {})
      .finally(() => {
        isStoring = false
      })
  }
  const asStored = (row: StoredSession | undefined) => (isLive(row) && waiting.has(row.id) ? signedOut(row) : row)

  return {
    ...sessions,
    read: async (id) => asStored(await sessions.read(id)),
    listByAccount: async (accounts) => (await sessions.listByAccount(accounts)).filter(({ id }) => !waiting.has(id)),
    async end(id, reason) {
      try {
        return await sessions.end(id, reason)
      } catch (error) {
        if (reason !== 'signed-out') throw error
        remember(id, error)
        return undefined
      }
    },
  }
}

const signedOut = ({ body: _, ...row }: LiveSession): EndedSession => ({ ...row, ended: 'signed-out' })
