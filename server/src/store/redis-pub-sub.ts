import { createKeyedMutex } from '../async/mutex.ts'
import { withTimeout } from '../async/timeout.ts'
import type { PubSub } from './pub-sub.ts'
import type { RedisAddress } from './redis-address.ts'
import { answerWithinMs, startClient } from './redis-client.ts'
import type { RedisConnection } from './redis-connection.ts'
import type { RedisKeys } from './redis-keys.ts'
import { storeUnavailable } from './store-unavailable.ts'
import { createTopics } from './topics.ts'

interface RedisPubSub extends PubSub {
  close(): void
}

/**
 * Publishes over the connection for commands, and listens on one of its own, where every channel is subscribed to
 * again after a reconnect. What was published in between is missed.
 */
export function createRedisPubSub({ ask }: RedisConnection, keys: RedisKeys, address: RedisAddress): RedisPubSub {
  const topics = createTopics()
  /** The topics that Redis tells us. */
  const told = new Set<string>()
  const runExclusive = createKeyedMutex()

  const hear = (message: string, channel: string) => topics.tell(channel.slice(keys.channel('').length), message)

  const listen = async (topic: string) => {
    if (!client.isReady) throw new Error('There is no connection to listen on.')
    if (told.has(topic)) return
    await withTimeout(client.subscribe(keys.channel(topic), hear), answerWithinMs)
    told.add(topic)
  }

  /** Left for later while there is no connection. */
  const stopListening = (topic: string) =>
    runExclusive(topic, async () => {
      if (topics.has(topic) || !told.has(topic) || !client.isReady) return
      told.delete(topic)
      await withTimeout(client.unsubscribe(keys.channel(topic)), answerWithinMs).catch(() => {})
    })

  const client = startClient(address, {
    onReady: () => {
      for (const topic of told) void stopListening(topic)
    },
  })

  return {
    publish: async (topic, message) => void (await ask((commands) => commands.publish(keys.channel(topic), message))),
    subscribe: (topic, listener) =>
      runExclusive(topic, async () => {
        await listen(topic).catch((error) => {
          throw storeUnavailable(error)
        })
        const remove = topics.add(topic, listener)
        return async () => {
          remove()
          await stopListening(topic)
        }
      }),
    close: () => client.destroy(),
  }
}
