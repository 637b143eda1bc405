import type { Worker } from 'node:cluster'
import { isRecord } from '../../contract/json.ts'
import type { Timeouts } from '../timeouts.ts'

/** Runs in a worker: tells the primary again and again that its event loop turns. */
export function sendHeartbeat(beatMs: number): void {
  setInterval(() => process.send?.({ beat: true }, () => {}), beatMs).unref()
}

/**
 * Runs in the primary: calls `onHung` once when a worker has not told for `hungMs` that it lives.
 * @returns ends the watch
 */
export function watchHeartbeat(
  worker: Pick<Worker, 'on'>,
  { beatMs, hungMs }: Pick<Timeouts['workers'], 'beatMs' | 'hungMs'>,
  onHung: () => void,
): () => void {
  let beatAt = performance.now()
  let lookedAt = beatAt
  worker.on('message', (message: unknown) => {
    if (isRecord(message) && message.beat === true) beatAt = performance.now()
  })
  const look = () => {
    const now = performance.now()
    // This process has slept itself, as when the machine was suspended: what the worker sent meanwhile is not read yet.
    if (now - lookedAt > 2 * beatMs) beatAt = now
    lookedAt = now
    if (now - beatAt <= hungMs) return
    clearInterval(looking)
    onHung()
  }
  const looking = setInterval(look, beatMs)
  return () => clearInterval(looking)
}
