import { onTestFinished } from 'vitest'
import type { RedisAddress } from '../../src/store/redis-address.ts'
import { startClient } from '../../src/store/redis-connection.ts'
import { openRedisStore } from '../../src/store/redis-store.ts'
import type { OutageListener, Store } from '../../src/store/store.ts'

/** A store closed with the test. */
export async function openRedis(
  address: RedisAddress,
  listener: OutageListener = { lost() {}, back() {} },
): Promise<Store> {
  const store = await openRedisStore(address, listener)
  onTestFinished(() => store.close())
  return store
}

/** A connection of the test's own, past the store. */
export async function askRedis(address: RedisAddress) {
  const ready = Promise.withResolvers<void>()
  const client = startClient(address, { onReady: ready.resolve, onError: ready.reject })
  onTestFinished(() => client.destroy())
  await ready.promise
  return client
}
