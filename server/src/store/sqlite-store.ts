import { productionTimeouts } from '../timeouts.ts'
import { createExclusiveUpdate } from './exclusive-update.ts'
import type { SessionStore } from './session-store.ts'
import { openDatabase } from './sqlite-database.ts'
import { watchFile } from './sqlite-file.ts'
import { createSqliteFlow } from './sqlite-flow.ts'
import { createSqlitePubSub } from './sqlite-pub-sub.ts'
import { createSqliteRows } from './sqlite-sessions.ts'
import { createSqliteThread, type ThreadSettings } from './sqlite-thread-client.ts'
import type { OutageListener, Store } from './store.ts'

/**
 * The store in one file, for any number of processes on one machine. This thread only reads by key; a thread of its own
 * writes, so that no request waits for a lock or for the disk of another's write.
 * @throws {Error} the file can't be used
 */
export function openSqliteStore(path: string, timeouts = productionTimeouts.store, listener?: OutageListener): Store {
  const { busyReadingMs, busyWritingMs, answerMs, fileCheckMs } = timeouts.sqlite
  const database = openDatabase(path, 'NORMAL', { busyMs: busyReadingMs })
  const settings = { path, busyMs: busyWritingMs, answerMs }
  const thread = createSqliteThread(settings)
  const closing = new AbortController()
  const file = watchFile(path, fileCheckMs, listener)
  const { acquire, claim, renew, release, addMessage, deleteMessages, replaceBody, addFlowBatch, ...writes } =
    file.guard({ ...thread.writes, sweep: createSweep(settings, closing.signal) })
  const { read, isSpent, listByAccount } = file.guard(createSqliteRows(database))
  const { readFlowBatches } = file.guard(createSqliteFlow(database))
  const leases = { acquire, claim, renew, release }
  const pubSub = createSqlitePubSub(database, timeouts.sqlite, { addMessage, deleteMessages })
  const close = async () => {
    closing.abort()
    file.close()
    pubSub.close()
    await thread.close()
    if (database.isOpen) database.close()
  }
  const update = createExclusiveUpdate({ leases, read, replaceBody }, closing.signal, timeouts)
  const sessions = { ...writes, read, isSpent, listByAccount, ...update, close }
  return { sessions, flow: { addFlowBatch, readFlowBatches }, pubSub, leases, close }
}

/** Each sweep has a thread of its own, which ends with it: writes of requests do not queue behind its batches. */
const createSweep =
  (settings: ThreadSettings, closing: AbortSignal): SessionStore['sweep'] =>
  async (now, idleTtlMs) => {
    const thread = createSqliteThread(settings)
    const stop = () => void thread.close()
    closing.addEventListener('abort', stop)
    try {
      await thread.writes.sweep(now, idleTtlMs)
    } finally {
      closing.removeEventListener('abort', stop)
      await thread.close()
    }
  }
