import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

interface Patience {
  requestsMs: number
  everythingMs: number
}

/**
 * Closes the app: requests under way finish, and what has not by then is cut, so that the end comes in time and in
 * order whatever hangs.
 */
export async function closeWithTimeout(app: FastifyInstance, { requestsMs, everythingMs }: Patience): Promise<void> {
  const done = new AbortController()
  // Node closes what is idle once. A connection that was busy then would be kept alive after its answer.
  const sweeping = setInterval(() => app.server.closeIdleConnections(), 50)
  const cut = setTimeout(() => app.server.closeAllConnections(), requestsMs)
  try {
    const enough = delay(everythingMs, undefined, { signal: done.signal }).catch(() => {})
    await Promise.race([app.close(), enough])
  } finally {
    clearInterval(sweeping)
    clearTimeout(cut)
    done.abort()
  }
}
