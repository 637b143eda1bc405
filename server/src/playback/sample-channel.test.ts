import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { readPlayback } from '../../contract/playback-state.ts'
import { aPlayback } from '../../contract/testing/playback.ts'
import { ProblemError } from '../http/problem-error.ts'
import { sealText } from '../session/sealed-text.ts'
import type { PubSub } from '../store/pub-sub.ts'
import { type ChannelMessage, createSampleChannel } from './sample-channel.ts'

const key = randomBytes(32)
const topic = 'playback'

/** Two instances whose clocks are 10 s apart, and what the second one has received. */
async function openChannels() {
  const listeners = new Set<(text: string) => void>()
  const pubSub: PubSub = {
    publish: async (_topic, text) => {
      for (const listener of listeners) listener(text)
    },
    subscribe: async (_topic, listener) => {
      listeners.add(listener)
      return async () => void listeners.delete(listener)
    },
    catchUp: () => 1,
  }
  const received: ChannelMessage[] = []
  const sender = createSampleChannel({ pubSub, topic, holder: 'a', key, now: () => 20_000 })
  const receiver = createSampleChannel({ pubSub, topic, holder: 'b', key, now: () => 30_000 })
  await receiver.subscribe((message) => void received.push(message))
  const publishSealed = (value: unknown, sealingKey = key, sealedFor = `${topic} 2`) =>
    pubSub.publish(topic, Buffer.from(sealText(JSON.stringify(value), sealingKey, sealedFor)).toString('base64'))
  return { sender, receiver, received, publishSealed }
}

test('a sample and a problem arrive as they were sent, by the clock of the receiver', async () => {
  const { sender, received } = await openChannels()
  const playback = readPlayback(aPlayback()) ?? null
  await sender.publish({ kind: 'result', result: { playback, at: 19_000 }, isDue: true })
  expect(received).toEqual([{ kind: 'result', result: { playback, at: 29_000 }, isDue: true }])
  const problem = new ProblemError('rate-limited', { members: { retryAfter: 7 } })
  await sender.publish({ kind: 'result', result: { problem, at: 19_500 }, isDue: false })
  expect(received[1]).toMatchObject({
    result: { problem: { code: 'rate-limited', members: { retryAfter: 7 } }, at: 29_500 },
  })
})

test('the other messages arrive too, and no instance receives its own', async () => {
  const { sender, receiver, received } = await openChannels()
  const messages: ChannelMessage[] = [{ kind: 'ask', eventId: 'a.1' }, { kind: 'joined' }, { kind: 'command' }]
  for (const message of messages) await sender.publish(message)
  await receiver.publish({ kind: 'resigned' })
  expect(received).toMatchObject(messages)
  expect(received).toHaveLength(3)
})

test.each([
  ['no kind', {}],
  ['a kind that we do not know', { kind: 'news' }],
  ['a result without playback', { kind: 'result', result: { at: 1, now: 1 }, isDue: true }],
  ['a result that is not said to be due or not', { kind: 'result', result: { playback: null, at: 1, now: 1 } }],
  [
    'a problem that is not in the catalogue',
    { kind: 'result', result: { problem: { code: 'x', members: {} }, at: 1, now: 1 } },
  ],
])('a message with %s is dropped', async (_, message) => {
  const { received, publishSealed } = await openChannels()
  await publishSealed({ ...message, from: 'a' })
  expect(received).toEqual([])
})

test('a message that was sealed with another key, or for another topic, is dropped', async () => {
  const { received, publishSealed } = await openChannels()
  await publishSealed({ kind: 'command', from: 'a' }, randomBytes(32))
  await publishSealed({ kind: 'command', from: 'a' }, key, 'another topic 2')
  expect(received).toEqual([])
  await publishSealed({ kind: 'command', from: 'a' })
  expect(received).toHaveLength(1)
})
