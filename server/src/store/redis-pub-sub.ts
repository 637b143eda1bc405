import { createKeyedMutex } from '../async/mutex.ts'
import { withTimeout } from '../async/timeout.ts'
import { productionTimeouts } from '../timeouts.ts'
import { createTopics, type PubSub } from './pub-sub.ts'
import type { RedisAddress, RedisKeys } from './redis-address.ts'
import { type RedisConnection, startClient } from './redis-connection.ts'
import { storeUnavailable } from './store.ts'

interface RedisPubSub extends PubSub {
  close(): void
}

/**
 * Publishes over the connection for commands, and listens on a connection of its own. After a reconnect the client
 * subscribes to every channel again; a message that was published in between is missed.
 */
export function createRedisPubSub(
  { ask }: RedisConnection,
  keys: RedisKeys,
  address: RedisAddress,
  timeouts = productionTimeouts.store.redis,
): RedisPubSub {
  const topics = createTopics()
  /** The topics whose channel Redis sends us. */
  const subscribed = new Set<string>()
  const runExclusive = createKeyedMutex()

  const receive = (message: string, channel: string) => topics.deliver(channel.slice(keys.channel('').length), message)

  const subscribeChannel = async (topic: string) => {
    if (!client.isReady) throw new Error('There is no connection to listen on.')
    if (subscribed.has(topic)) return
    await withTimeout(client.subscribe(keys.channel(topic), receive), timeouts.answerMs)
    subscribed.add(topic)
  }

  /** Without a connection the channel stays subscribed; `onReady` calls this again. */
  const unsubscribeChannel = (topic: string) =>
    runExclusive(topic, async () => {
      if (topics.has(topic) || !subscribed.has(topic) || !client.isReady) return
      subscribed.delete(topic)
      await withTimeout(client.unsubscribe(keys.channel(topic)), timeouts.answerMs).catch(() => {})
    })

  let connections = 0
  const onReady = () => {
    connections++
    for (const topic of subscribed) void unsubscribeChannel(topic)
  }
  const client = startClient(address, { onReady }, timeouts)

  return {
    publish: async (topic, message) => void (await ask((commands) => commands.publish(keys.channel(topic), message))),
    subscribe: (topic, listener) =>
      runExclusive(topic, async () => {
        await subscribeChannel(topic).catch((error) => {
          throw storeUnavailable(error)
        })
        const remove = topics.add(topic, listener)
        return async () => {
          remove()
          await unsubscribeChannel(topic)
        }
      }),
    catchUp: () => (client.isReady ? connections : undefined),
    close: () => client.destroy(),
  }
}
