import { Server } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { withTimeout } from '../async/timeout.ts'
import type { Timeouts } from '../timeouts.ts'
import type { Ending } from './running-server.ts'

interface CloseTimeouts {
  /** Requests that are still under way then are cut. */
  requestsMs: number
  /** The app is left as it is when it has not closed by then. */
  everythingMs: number
}

/** Closes the app. @param drainDelayMs a fixed time to keep serving while not ready, see `DRAIN_DELAY` */
export async function shutDown(
  app: FastifyInstance,
  ending: Ending,
  { stop, handOver, stopMoveOnMs, handOverMoveOnMs }: Timeouts['close'],
  drainDelayMs?: number,
): Promise<void> {
  if (ending === 'stop-now') return closeWithTimeout(app, stop)
  if (ending === 'hand-over') {
    app.readiness.handOver()
    await drainConnections(app.server, handOverMoveOnMs)
    return closeWithTimeout(app, handOver)
  }
  const startedAt = performance.now()
  await app.readiness.leave(drainDelayMs)
  await drainConnections(app.server, stopMoveOnMs)
  const spentMs = performance.now() - startedAt - (drainDelayMs ?? 0)
  const { requestsMs, everythingMs } = stop
  await closeWithTimeout(app, { requestsMs: requestsMs - spentMs, everythingMs: everythingMs - spentMs })
}

/**
 * Takes no more connections, and keeps answering on those that are open. Resolves when all of them are closed, or after
 * `timeoutMs`: a connection that is in use at all is used within that time.
 *
 * A proxy goes to another server when its connection is refused, but does not send a request again. So connections are
 * refused first, while the open ones are kept and few new ones are made: one that waits to be accepted would be reset.
 * Only then is each answer the last of its connection, and unused connections are closed.
 */
export async function drainConnections(server: Server, timeoutMs: number): Promise<void> {
  // Not by the method of HTTP servers: it closes idle connections at once, even when a client is about to send.
  Server.prototype.close.call(server)
  const startedAt = performance.now()
  while ((await countConnections(server)) > 0 && performance.now() - startedAt < timeoutMs) await delay(20)
}

const countConnections = (server: Server) =>
  new Promise<number>((resolve) => server.getConnections((error, count) => resolve(error ? 0 : count)))

/** Closes the app: requests under way finish, or are cut in time, so that it always ends in order. */
export async function closeWithTimeout(
  app: FastifyInstance,
  { requestsMs, everythingMs }: CloseTimeouts,
): Promise<void> {
  // Node closes idle connections once. A connection that was busy then would be kept open after its answer.
  const sweeping = setInterval(() => app.server.closeIdleConnections(), 50)
  const cutting = setTimeout(() => app.server.closeAllConnections(), requestsMs)
  try {
    await withTimeout(app.close(), everythingMs, () => undefined)
  } finally {
    clearInterval(sweeping)
    clearTimeout(cutting)
  }
}
