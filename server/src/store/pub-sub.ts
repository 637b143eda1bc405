import { productionTimeouts } from '../timeouts.ts'

/** How the instances of the server send each other messages. */
export interface PubSub {
  /**
   * Sends a message to every subscriber of a topic, in all instances, this one included. Best effort: an instance that
   * is not subscribed at that moment never receives it.
   * @throws {ProblemError} `store-unavailable`
   */
  publish(topic: string, message: string): Promise<void>
  /**
   * Resolves when every message published from then on reaches `listener`.
   * @returns ends the subscription
   * @throws {ProblemError} `store-unavailable`
   */
  subscribe(topic: string, listener: Listener): Promise<Unsubscribe>
  /**
   * Delivers the messages that have arrived but were not read yet, where that needs no waiting.
   * @returns names the connection that they arrived on. After another one messages may have been missed; `undefined`
   *   while none can arrive.
   */
  catchUp(): number | undefined
}

type Listener = (message: string) => void
type Unsubscribe = () => Promise<void>

interface Subscription {
  isSubscribed(): boolean
  /** Ends the subscription, or the attempts. */
  unsubscribe: Unsubscribe
}

/**
 * Subscribes now, or as soon as the store answers: it is asked again every `retryMs` milliseconds. For listeners that
 * can do without the messages in between. Resolves after the first attempt.
 */
export async function subscribeWithRetry(
  pubSub: PubSub,
  topic: string,
  listener: Listener,
  retryMs = productionTimeouts.store.subscribeRetryMs,
): Promise<Subscription> {
  let unsubscribe: Unsubscribe | undefined
  let retry: NodeJS.Timeout | undefined
  let isOver = false
  const attempt = async () => {
    try {
      unsubscribe = await pubSub.subscribe(topic, listener)
      if (isOver) await unsubscribe()
    } catch {
      if (!isOver) retry = setTimeout(attempt, retryMs).unref()
    }
  }
  await attempt()
  return {
    isSubscribed: () => unsubscribe !== undefined,
    async unsubscribe() {
      isOver = true
      clearTimeout(retry)
      await unsubscribe?.()
    },
  }
}

/** The listeners of this process, by topic. */
export interface Topics {
  /** @returns removes it; a listener that was added twice is removed once by each of the two */
  add(topic: string, listener: Listener): () => void
  /** Calls the listeners of a topic. */
  deliver(topic: string, message: string): void
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
    deliver(topic, message) {
      const listeners = listenersOf(topic)
      // A copy, and a second look: a listener that this message adds or removes does not receive it.
      for (const [key, listener] of [...listeners]) if (listeners.has(key)) listener(message)
    },
    has: (topic) => topics.has(topic),
    isEmpty: () => topics.size === 0,
  }
}
