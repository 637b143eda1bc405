type Listener = (message: string) => void

/** Who listens to what, within this process. */
export interface Topics {
  /** @returns ends it; the same listener may be there twice, and each ends alone */
  add(topic: string, listener: Listener): () => void
  /** Tells those who listen now. */
  tell(topic: string, message: string): void
  has(topic: string): boolean
  isEmpty(): boolean
}

export function createTopics(): Topics {
  const topics = new Map<string, Map<symbol, Listener>>()
  const listenersOf = (topic: string) => topics.get(topic) ?? new Map<symbol, Listener>()
  return {
    add(topic, listener) {
      const listeners = listenersOf(topic)
      const key = Symbol(topic)
      topics.set(topic, listeners.set(key, listener))
      return () => {
        listeners.delete(key)
        if (listeners.size === 0 && topics.get(topic) === listeners) topics.delete(topic)
      }
    },
    tell(topic, message) {
      const listeners = listenersOf(topic)
      // Who came or went because of this message is not told it.
      for (const [key, listener] of [...listeners]) if (listeners.has(key)) listener(message)
    },
    has: (topic) => topics.has(topic),
    isEmpty: () => topics.size === 0,
  }
}
