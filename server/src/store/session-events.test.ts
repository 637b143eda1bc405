import { expect, test } from 'vitest'
import { createMemoryPubSub } from './memory-pub-sub.ts'
import { createMemorySessions } from './memory-store.ts'
import { createPublishedStore, sessionEnded } from './session-events.ts'
import { liveSession } from './session-store.suite.ts'

test('an end is told after the store has it', async () => {
  const pubSub = createMemoryPubSub()
  const sessions = createPublishedStore(createMemorySessions(), pubSub)
  await sessions.create(liveSession())
  const told = Promise.withResolvers<unknown>()
  await pubSub.subscribe(sessionEnded, (id) => told.resolve(sessions.read(id)))
  await sessions.end('row-1', 'signed-out')
  expect(await told.promise).toMatchObject({ id: 'row-1', ended: 'signed-out' })
})

test('that it can’t be told makes it no less an end', async () => {
  const pubSub = { ...createMemoryPubSub(), publish: () => Promise.reject(new Error('gone')) }
  const sessions = createPublishedStore(createMemorySessions(), pubSub)
  await sessions.create(liveSession())
  await sessions.end('row-1', 'signed-out')
  expect(await sessions.read('row-1')).toMatchObject({ ended: 'signed-out' })
})
