import { EventEmitter } from 'node:events'
import type { PubSub } from './pub-sub.ts'

/** For the one process that has it. */
export function createMemoryPubSub(): PubSub {
  const emitter = new EventEmitter().setMaxListeners(0)
  return {
    publish: async (topic, message) => void emitter.emit(topic, message),
    subscribe: async (topic, listener) => {
      // A function of its own: the same listener may subscribe twice, and each ends alone.
      const listen = (message: string) => listener(message)
      emitter.on(topic, listen)
      return async () => void emitter.off(topic, listen)
    },
  }
}
