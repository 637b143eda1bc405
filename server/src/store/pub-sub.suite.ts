import { describe, expect, test } from 'vitest'
import type { PubSub } from './pub-sub.ts'

/** What was heard so far, and a way to wait until it is so much. */
function listen() {
  const heard: string[] = []
  return {
    heard,
    listener: (message: string) => void heard.push(message),
    until: (messages: string[]) => expect.poll(() => heard, { timeout: 5000 }).toEqual(messages),
  }
}

/** What every way to publish must do. @param openTwo two instances of one deck */
export function describePubSub(name: string, openTwo: () => Promise<[PubSub, PubSub]>): void {
  describe(name, () => {
    test('every instance hears, in the order of telling, this one too', async () => {
      const [one, other] = await openTwo()
      const here = listen()
      const there = listen()
      await one.subscribe('topic', here.listener)
      await other.subscribe('topic', there.listener)
      await one.publish('topic', 'first')
      await one.publish('topic', 'second')
      await here.until(['first', 'second'])
      await there.until(['first', 'second'])
    })

    test('a topic is heard by those who subscribe to it, from then on', async () => {
      const [one, other] = await openTwo()
      const heard = listen()
      await other.publish('topic', 'before')
      await one.subscribe('topic', heard.listener)
      await other.publish('another topic', 'elsewhere')
      await other.publish('topic', 'after')
      await heard.until(['after'])
    })

    test('who ends a subscription hears no more, and the others still do', async () => {
      const [one, other] = await openTwo()
      const leaving = listen()
      const staying = listen()
      const leave = await one.subscribe('topic', leaving.listener)
      await one.subscribe('topic', staying.listener)
      await other.publish('topic', 'first')
      await leaving.until(['first'])
      await leave()
      await other.publish('topic', 'second')
      await staying.until(['first', 'second'])
      expect(leaving.heard).toEqual(['first'])
    })

    test('one listener may subscribe twice, and each ends alone', async () => {
      const [one] = await openTwo()
      const heard = listen()
      const leave = await one.subscribe('topic', heard.listener)
      await one.subscribe('topic', heard.listener)
      await one.publish('topic', 'first')
      await heard.until(['first', 'first'])
      await leave()
      await one.publish('topic', 'second')
      await heard.until(['first', 'first', 'second'])
    })

    test('whatever is in a message arrives as it was', async () => {
      const [one, other] = await openTwo()
      const heard = listen()
      const messages = ['', '{"a":"\\u0000"}', '‘ü’ 🎧', 'x'.repeat(100_000), 'line\nline']
      await other.subscribe('topic', heard.listener)
      for (const message of messages) await one.publish('topic', message)
      await heard.until(messages)
    })
  })
}
