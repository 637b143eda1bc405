import { expect, test } from 'vitest'
import { createMemoryPubSub, createMemorySessions } from './memory-store.ts'
import { createPublishedStore, sessionEnded } from './session-events.ts'
import { liveSession } from './session-store.suite.ts'

test('the end of a session is published after the store has it', async () => {
  const pubSub = createMemoryPubSub()
  const sessions = createPublishedStore(createMemorySessions(), pubSub)
  await sessions.create(liveSession())
  const published = Promise.withResolvers<unknown>()
  await pubSub.subscribe(sessionEnded, (id) => published.resolve(sessions.read(id)))
  await sessions.end('row-1', 'signed-out')
  expect(await published.promise).toMatchObject({ id: 'row-1', ended: 'signed-out' })
})

test('a session ends even when its end can’t be published', async () => {
  const pubSub = { ...createMemoryPubSub(), publish: () => Promise.reject(new Error('gone')) }
  const sessions = createPublishedStore(createMemorySessions(), pubSub)
  await sessions.create(liveSession())
  await sessions.end('row-1', 'signed-out')
  expect(await sessions.read('row-1')).toMatchObject({ ended: 'signed-out' })
})
