import { expect, test } from 'vitest'
import { createMemoryPubSub } from './memory-pub-sub.ts'
import type { PubSub } from './pub-sub.ts'
import { subscribeWithRetry } from './retrying-subscription.ts'
import { storeUnavailable } from './store-unavailable.ts'

/** A store that can't be asked so many times. */
function troubled(times: number): PubSub & { refusals(): number } {
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

test('it is heard from the first, where the store can be asked, until it is over', async () => {
  const pubSub = createMemoryPubSub()
  const heard: string[] = []
  const leave = await subscribeWithRetry(pubSub, 'topic', (message) => heard.push(message))
  await pubSub.publish('topic', 'first')
  await leave()
  await pubSub.publish('topic', 'second')
  expect(heard).toEqual(['first'])
})

test('a store that can’t be asked is asked again until it can', async () => {
  const pubSub = troubled(3)
  const heard: string[] = []
  await subscribeWithRetry(pubSub, 'topic', (message) => heard.push(message), 5)
  const tell = () => pubSub.publish('topic', 'at last').then(() => heard)
  await expect.poll(tell, { timeout: 5000 }).toContain('at last')
})

test('who leaves is not subscribed later', async () => {
  const pubSub = troubled(2)
  const heard: string[] = []
  const leave = await subscribeWithRetry(pubSub, 'topic', (message) => heard.push(message), 1)
  await leave()
  const other = await subscribeWithRetry(pubSub, 'topic', () => heard.push('other'), 1)
  await expect.poll(() => pubSub.publish('topic', 'message').then(() => heard)).toContain('other')
  await other()
  expect(heard).not.toContain('message')
})
