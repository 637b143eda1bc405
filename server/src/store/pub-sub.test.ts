import { expect, test } from 'vitest'
import { createMemoryPubSub } from './memory-store.ts'
import { type PubSub, subscribeWithRetry } from './pub-sub.ts'
import { storeUnavailable } from './store.ts'

/** A store that refuses the first `times` subscriptions. */
function failing(times: number): PubSub & { refusals(): number } {
  const pubSub = createMemoryPubSub()
  let refusals = 0
  return {
    ...pubSub,
    subscribe: async (topic, listener) => {
      if (refusals === times) return pubSub.subscribe(topic, listener)
      refusals += 1
      throw storeUnavailable(new Error('gone'))
    },
    refusals: () => refusals,
  }
}

test('with a store that answers, it receives messages at once, until the subscription ends', async () => {
  const pubSub = createMemoryPubSub()
  const received: string[] = []
  const { unsubscribe } = await subscribeWithRetry(pubSub, 'topic', (message) => received.push(message))
  await pubSub.publish('topic', 'first')
  await unsubscribe()
  await pubSub.publish('topic', 'second')
  expect(received).toEqual(['first'])
})

test('a store that does not answer is asked again until it does', async () => {
  const pubSub = failing(3)
  const received: string[] = []
  await subscribeWithRetry(pubSub, 'topic', (message) => received.push(message), 5)
  const publish = () => pubSub.publish('topic', 'at last').then(() => received)
  await expect.poll(publish, { timeout: 5000 }).toContain('at last')
})

test('a subscription that ended before the store answered is not made later', async () => {
  const pubSub = failing(2)
  const received: string[] = []
  const { unsubscribe } = await subscribeWithRetry(pubSub, 'topic', (message) => received.push(message), 1)
  await unsubscribe()
  const other = await subscribeWithRetry(pubSub, 'topic', () => received.push('other'), 1)
  await expect.poll(() => pubSub.publish('topic', 'message').then(() => received)).toContain('other')
  await other.unsubscribe()
  expect(received).not.toContain('message')
})
