import { createClient } from '@redis/client'
import { TimeoutError, withTimeout } from '../async/timeout.ts'
import type { RedisAddress } from './redis-address.ts'
import { storeUnavailable } from './store.ts'

export type RedisClient = ReturnType<typeof startClient>

export interface ConnectionListener {
  onReady?(): void
  /** Called at every failed attempt to connect, and when a connection is lost. */
  onError?(error: unknown): void
}

/** A command that is not answered within this time fails. */
export const answerTimeoutMs = 1500
/** A connection is dropped after this time without a byte. A ping each second makes sure that a healthy one has some. */
const silenceTimeoutMs = 3000
const pingIntervalMs = 1000
const reconnectMs = { first: 50, longest: 500 }

/**
 * Connects, and connects again whenever the connection is lost. While there is none, commands fail at once, and none is
 * kept for later: its caller has been told that it failed.
 */
export function startClient(
  { host, port, tls, database, ...credentials }: RedisAddress,
  listener: ConnectionListener = {},
) {
  const { username, password } = credentials
  const client = createClient({
    socket: {
      host,
      port,
      ...(tls && { tls }),
      connectTimeout: answerTimeoutMs,
      socketTimeout: silenceTimeoutMs,
      reconnectStrategy: (attempt) =>
        Math.min(reconnectMs.first * 2 ** attempt, reconnectMs.longest) * (0.5 + Math.random() / 2),
    },
    pingInterval: pingIntervalMs,
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
  /** @throws {ProblemError} `store-unavailable`, after 1.5 s at most, for every failure of Redis */
  ask<Answer>(question: (client: RedisClient) => Promise<Answer>): Promise<Answer>
  close(): void
}

/** One connection for commands. When it does not answer it is replaced: a new one may reach a Redis that has moved. */
export function openConnection(address: RedisAddress, listener: ConnectionListener): RedisConnection {
  let client = startClient(address, listener)

  const replace = (silent: RedisClient) => {
    if (client !== silent) return
    silent.destroy()
    client = startClient(address, listener)
  }

  return {
    async ask(question) {
      const asked = client
      try {
        return await withTimeout(question(asked), answerTimeoutMs)
      } catch (error) {
        if (error instanceof TimeoutError) replace(asked)
        throw storeUnavailable(error)
      }
    },
    close: () => client.destroy(),
  }
}
