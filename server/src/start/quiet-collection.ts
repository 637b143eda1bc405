import { type EventLoopUtilization, performance } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Timeouts } from '../timeouts.ts'

interface QuietCollectionOptions {
  timeouts: Timeouts['memory']
  collect?(): void
  /** As `performance.eventLoopUtilization`. */
  utilization?(now?: EventLoopUtilization, before?: EventLoopUtilization): EventLoopUtilization
}

/** Below this part of the time a process does next to nothing. */
const quietShare = 0.05

/**
 * Collects garbage in the first quiet time after much work. V8 collects while a program allocates, so what the end of a load
 * leaves stays as it is: garbage, a grown young generation, and freed pages that V8 keeps for later. That is twice as
 * much as the server needs. During a load it does nothing.
 * @returns ends it
 */
export function collectWhenQuiet({
  timeouts,
  collect = collectGarbage,
  ...options
}: QuietCollectionOptions): () => void {
  const { utilization = performance.eventLoopUtilization } = options
  let before = utilization()
  let workMs = 0
  const look = () => {
    const now = utilization()
    const { active, utilization: share } = utilization(now, before)
    before = now
    workMs += active
    if (share > quietShare || workMs < timeouts.workMs) return
    workMs = 0
    collect()
  }
  const looking = setInterval(look, timeouts.lookEveryMs).unref()
  return () => clearInterval(looking)
}

/**
 * As V8 does when memory is low: it also gives the freed pages back that it would keep for later. It stops the process for
 * as long as a collection takes, which is tens of milliseconds.
 */
export function collectGarbage(): void {
  // V8 gives its function to new contexts only while the flag is set. The inspector can collect too, but hangs at its end.
  setFlagsFromString('--expose-gc')
  const gc: NodeJS.GCFunction = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  gc({ type: 'major', flavor: 'last-resort' })
}
