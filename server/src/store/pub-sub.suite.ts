import { describe, expect, test } from 'vitest'
import type { PubSub } from './pub-sub.ts'

/** A listener, the messages that it received so far, and a way to wait for all of them. */
function createReceiver() {
  const received: string[] = []
  return {
    received,
    listener: (message: string) => void received.push(message),
    until: (messages: string[]) => expect.poll(() => received, { timeout: 5000 }).toEqual(messages),
  }
}

/** What every form of publish and subscribe must do. @param openTwo two instances on the same data */
export function describePubSub(name: string, openTwo: () => Promise<[PubSub, PubSub]>): void {
  describe(name, () => {
    test('every instance receives every message, in the order of publishing, the publisher included', async () => {
      const [one, other] = await openTwo()
      const here = createReceiver()
      const there = createReceiver()
      await one.subscribe('topic', here.listener)
      await other.subscribe('topic', there.listener)
      await one.publish('topic', 'first')
      await one.publish('topic', 'second')
      await here.until(['first', 'second'])
      await there.until(['first', 'second'])
    })

    test('a subscriber receives the messages of its topic, from the subscription on', async () => {
      const [one, other] = await openTwo()
      const receiver = createReceiver()
      await other.publish('topic', 'before')
      await one.subscribe('topic', receiver.listener)
      await other.publish('another topic', 'elsewhere')
      await other.publish('topic', 'after')
      await receiver.until(['after'])
    })

    test('an ended subscription receives nothing more, and the others still do', async () => {
      const [one, other] = await openTwo()
      const leaving = createReceiver()
      const staying = createReceiver()
      const unsubscribe = await one.subscribe('topic', leaving.listener)
      await one.subscribe('topic', staying.listener)
      await other.publish('topic', 'first')
      await leaving.until(['first'])
      await unsubscribe()
      await other.publish('topic', 'second')
      await staying.until(['first', 'second'])
      expect(leaving.received).toEqual(['first'])
    })

    test('one listener may subscribe twice, and each subscription ends by itself', async () => {
      const [one] = await openTwo()
      const receiver = createReceiver()
      const unsubscribe = await one.subscribe('topic', receiver.listener)
      await one.subscribe('topic', receiver.listener)
      await one.publish('topic', 'first')
      await receiver.until(['first', 'first'])
      await unsubscribe()
      await one.publish('topic', 'second')
      await receiver.until(['first', 'first', 'second'])
    })

    test('every text arrives unchanged', async () => {
      const [one, other] = await openTwo()
      const receiver = createReceiver()
      const messages = ['', '{"a":"\\u0000"}', '‘ü’ 🎧', 'x'.repeat(100_000), 'line\nline']
      await other.subscribe('topic', receiver.listener)
      for (const message of messages) await one.publish('topic', message)
      await receiver.until(messages)
    })
  })
}
