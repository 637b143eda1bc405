import { createClient } from '@redis/client'
import { TimeoutError, withTimeout } from '../async/timeout.ts'
import { productionTimeouts } from '../timeouts.ts'
import type { RedisAddress } from './redis-address.ts'
import { storeUnavailable } from './store.ts'

export type RedisClient = ReturnType<typeof startClient>

export interface ConnectionListener {
  onReady?(): void
  /** Called at every failed attempt to connect, and when a connection is lost. */
  onError?(error: unknown): void
}

/**
 * Connects, and connects again whenever the connection is lost. While there is none, commands fail at once, and none is
 * kept for later: its caller has been told that it failed.
 */
export function startClient(
  { host, port, tls, database, ...credentials }: RedisAddress,
  listener: ConnectionListener = {},
  { answerMs, silenceMs, pingEveryMs, reconnectMs } = productionTimeouts.store.redis,
) {
  const { username, password } = credentials
  const client = createClient({
    socket: {
      host,
      port,
      ...(tls && { tls }),
      connectTimeout: answerMs,
      socketTimeout: silenceMs,
      reconnectStrategy: (attempt) =>
        Math.min(reconnectMs.first * 2 ** attempt, reconnectMs.longest) * (0.5 + Math.random() / 2),
    },
    pingInterval: pingEveryMs,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    database,
    name: 'scopedeck',
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
  })
  client.on('ready', () => listener.onReady?.())
  client.on('error', (error) => listener.onError?.(error))
  // Rejects only when the client is closed before it is connected: the client repeats an attempt that fails.
  client.connect().catch(() => {})
  return client
}

export interface RedisConnection {
  /** @throws {ProblemError} `store-unavailable`, within `answerMs`, for every failure of Redis */
  ask<Answer>(question: (client: RedisClient) => Promise<Answer>): Promise<Answer>
  close(): void
}

/** One connection for commands. When it does not answer it is replaced: a new one may reach a Redis that has moved. */
export function openConnection(
  address: RedisAddress,
  listener: ConnectionListener,
  timeouts = productionTimeouts.store.redis,
): RedisConnection {
  let client = startClient(address, listener, timeouts)

  const replace = (silent: RedisClient) => {
    if (client !== silent) return
    silent.destroy()
    client = startClient(address, listener, timeouts)
  }

  return {
    async ask(question) {
      const asked = client
      try {
        return await withTimeout(question(asked), timeouts.answerMs)
      } catch (error) {
        if (error instanceof TimeoutError) replace(asked)
        throw storeUnavailable(error)
      }
    },
    close: () => client.destroy(),
  }
}
