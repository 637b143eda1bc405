import { createClient } from '@redis/client'
import type { RedisAddress } from './redis-address.ts'

export type RedisClient = ReturnType<typeof startClient>

/** What happens to a connection. */
export interface Watch {
  onReady?(): void
  /** At every failed attempt to connect, and when a connection is lost. */
  onError?(error: unknown): void
}

/** A question that is not answered for so long is answered with `store-unavailable`. */
export const answerWithinMs = 1500

/**
 * Connects, and again whenever the connection is lost. While there is none, commands fail at once and none is kept for
 * later: who asked has been told by then.
 */
export function startClient({ host, port, tls, database, ...credentials }: RedisAddress, watch: Watch = {}) {
  const { username, password } = credentials
  const client = createClient({
    socket: {
      host,
      port,
      ...(tls && { tls }),
      connectTimeout: answerWithinMs,
      // A connection that has gone deaf is given up: no byte for so long, though it was asked.
      socketTimeout: 3000,
      reconnectStrategy: (attempt) => Math.min(50 * 2 ** attempt, 500) * (0.5 + Math.random() / 2),
    },
    pingInterval: 1000,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    database,
    name: 'scopedeck',
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
  })
  client.on('ready', () => watch.onReady?.())
  client.on('error', (error) => watch.onError?.(error))
  // Rejects only when it is closed meanwhile; what fails before is tried again.
  client.connect().catch(() => {})
  return client
}
