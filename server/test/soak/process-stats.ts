import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Memory and resources of a process at rest. */
export interface ProcessStats {
  /** Bytes in use, right after a collection. */
  heapBytes: number
  /** Megabytes of resident memory. */
  rss: number
  /** Open resources other than timers: sockets, files, pipes. */
  handles: number
  timers: number
}

/** Arguments that make Node answer `askProcessStats`; the server itself is unchanged. */
export const reporting = ['--expose-gc', '--import', join(import.meta.dirname, 'reporter.ts')]

/** Arguments and environment that make the server keep so many bytes for every request besides. */
export const leaking = (bytes: number): [string[], Record<string, string>] => [
  [...reporting, '--import', join(import.meta.dirname, 'planted-leak.ts')],
  { SOAK_LEAK_BYTES: String(bytes) },
]

/** Asks a process that was started with `reporting`. */
export async function askProcessStats(child: ChildProcess): Promise<ProcessStats> {
  const answer = once(child, 'message')
  child.send('process-stats')
  const [stats] = await answer
  return stats
}
