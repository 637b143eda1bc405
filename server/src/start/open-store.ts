import type { FastifyBaseLogger } from 'fastify'
import { ConfigError } from '../config/config-error.ts'
import type { Config } from '../config.ts'
import { loggableError } from '../observability/logger.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import type { RedisAddress } from '../store/redis-address.ts'
import type { OutageListener, Store } from '../store/store.ts'
import { productionTimeouts, type Timeouts } from '../timeouts.ts'

type Log = Pick<FastifyBaseLogger, 'info' | 'error'>

/**
 * Opens the store that `SESSION_STORE` names. Only the code of that store is loaded: the client of Redis alone is a fifth of
 * the work of a start.
 * @throws {ConfigError} it can't be used
 */
export async function openStore(
  { sessionStore }: Config,
  log: Log,
  timeouts = productionTimeouts.store,
): Promise<Store> {
  if (sessionStore.kind === 'memory') return createMemoryStore()
  if (sessionStore.kind === 'redis') return openRedis(sessionStore.address, log, timeouts)
  const { openSqliteStore } = await import('../store/sqlite-store.ts')
  try {
    return openSqliteStore(sessionStore.path, timeouts, outageLog(log, 'the session file was deleted or replaced'))
  } catch (error) {
    throw unusable(
      `sqlite:${sessionStore.path} (${reasonOf(error)})`,
      'a file this user may write, in a folder that can be made',
    )
  }
}

async function openRedis(address: RedisAddress, log: Log, timeouts: Timeouts['store']): Promise<Store> {
  const { openRedisStore } = await import('../store/redis-store.ts')
  try {
    return await openRedisStore(address, outageLog(log, 'Redis can’t be reached; trying again'), timeouts)
  } catch (error) {
    throw unusable(reasonOf(error), 'a Redis (6 or later) or Valkey, no cluster, that lets this user in')
  }
}

const outageLog = (log: Log, what: string): OutageListener => ({
  lost: (error) => log.error({ event: 'store-lost', error: loggableError(error) }, what),
  back: () => log.info({ event: 'store-back' }, 'the session store is back'),
})

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : 'it can’t be opened')

function unusable(found: string, allowed: string): ConfigError {
  return new ConfigError([{ name: 'SESSION_STORE', found, allowed }])
}
