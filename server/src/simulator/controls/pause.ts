import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'

/** Waits in real time, but no longer than the other side does. */
export async function pause(ms: number, { raw }: Pick<FastifyReply, 'raw'>): Promise<void> {
  if (ms <= 0) return
  const ended = new AbortController()
  const { signal } = ended
  try {
    await Promise.race([setTimeout(ms, undefined, { signal }), once(raw, 'close', { signal })])
  } finally {
    ended.abort()
  }
}
