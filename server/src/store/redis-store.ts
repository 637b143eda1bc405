import { randomUUID } from 'node:crypto'
import { failureOf } from './failure-of.ts'
import { type RedisAddress, showAddress } from './redis-address.ts'
import { openConnection } from './redis-connection.ts'
import { redisKeys } from './redis-keys.ts'
import { createRedisLeases } from './redis-leases.ts'
import { createRedisPubSub } from './redis-pub-sub.ts'
import { refusalOf } from './redis-refusal.ts'
import { createRedisSessions } from './redis-sessions.ts'
import type { Store } from './store.ts'

/** Told when Redis goes, and when it is back. */
export interface RedisListener {
  lost(error: unknown): void
  back(): void
}

/**
 * All in one Redis or Valkey, for instances on any number of machines. One that can't be reached yet is waited for, unready;
 * what only a person can mend stops the start.
 * @throws {Error} it refuses us, saying why
 */
export async function openRedisStore(address: RedisAddress, watch: RedisListener): Promise<Store> {
  const keys = redisKeys(address)
  const first = Promise.withResolvers<unknown>()
  const connection = openConnection(address, tellChanges(watch, first.resolve))
  const pubSub = createRedisPubSub(connection, keys, address)
  const leases = createRedisLeases(connection, keys)
  const sessions = createRedisSessions(connection, keys, { leases })
  const close = async () => {
    await sessions.close()
    pubSub.close()
    connection.close()
  }
  const refusal = refusalOf((await first.promise) ?? (await failureOf(() => tryOut({ leases, pubSub }))))
  if (refusal === undefined) return { sessions, pubSub, leases, close }
  await close()
  throw new Error(`${showAddress(address)} refuses: ${refusal}`)
}

/** Whether we may do what we must: run scripts, write, and publish. */
async function tryOut({ leases, pubSub }: Pick<Store, 'leases' | 'pubSub'>): Promise<void> {
  const holder = randomUUID()
  await leases.acquire('trial', holder, 1000)
  await leases.release('trial', holder)
  await pubSub.publish('trial', holder)
}

/** One word when it goes and one when it comes back, however often it is tried in between. A refused start says so itself. */
function tellChanges({ lost, back }: RedisListener, first: (outcome: unknown) => void) {
  let isFirst = true
  let isLost = false
  const tellFirst = (outcome: unknown) => {
    first(outcome)
    isFirst = false
  }
  return {
    onReady() {
      if (isLost) back()
      isLost = false
      tellFirst(undefined)
    },
    onError(error: unknown) {
      if (!isLost && !(isFirst && refusalOf(error))) lost(error)
      isLost = true
      tellFirst(error)
    },
  }
}
