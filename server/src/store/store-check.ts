import { proveWritable } from './lease-mutex.ts'
import type { Store } from './store.ts'

/**
 * Whether sessions can be read and written now: a full disk, a full Redis and a replica that only follows still answer
 * questions. Those that ask while it is found out, or soon after, share one answer.
 * @param everyMs how long an answer is used
 */
export function createStoreCheck(
  { sessions, leases }: Pick<Store, 'sessions' | 'leases'>,
  everyMs: number,
): () => Promise<boolean> {
  let latest: Promise<boolean> | undefined
  const check = async () => {
    try {
      await Promise.all([sessions.isSpent('readiness'), proveWritable(leases)])
      return true
    } catch {
      return false
    } finally {
      setTimeout(() => {
        latest = undefined
      }, everyMs).unref()
    }
  }
  return () => {
    latest ??= check()
    return latest
  }
}
