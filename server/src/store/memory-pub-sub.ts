import type { PubSub } from './pub-sub.ts'
import { createTopics } from './topics.ts'

/** For the one process that has it. */
export function createMemoryPubSub(): PubSub {
  const topics = createTopics()
  return {
    publish: async (topic, message) => topics.tell(topic, message),
    subscribe: async (topic, listener) => {
      const remove = topics.add(topic, listener)
      return async () => remove()
    },
  }
}
