import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** How a process fares at rest. */
export interface Vitals {
  /** Megabytes in use, right after a collection. */
  heap: number
  /** Megabytes that the system has given it. */
  rss: number
  /** What it has open besides timers: sockets, files, pipes. */
  handles: number
  timers: number
}

/** What makes Node report: loaded before the deck, which knows nothing of it. */
export const reporting = ['--expose-gc', '--import', join(import.meta.dirname, 'reporter.ts')]

/** Asks a process that was started so. */
export async function askVitals(child: ChildProcess): Promise<Vitals> {
  const answer = once(child, 'message')
  child.send('vitals')
  const [vitals] = await answer
  return vitals
}
