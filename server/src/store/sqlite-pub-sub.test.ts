import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../../test/harness/temporary-folder.ts'
import { openDatabase } from './sqlite-database.ts'
import { createSqlitePubSub } from './sqlite-pub-sub.ts'

type Options = Parameters<typeof createSqlitePubSub>[1]

function opener() {
  const path = join(temporaryFolder(), 'sessions.db')
  return (options: Options = {}, clock?: () => number) => {
    const database = openDatabase(path, 'NORMAL', { ...(clock && { clock }) })
    const pubSub = createSqlitePubSub(database, options)
    const close = () => {
      pubSub.close()
      if (database.isOpen) database.close()
    }
    onTestFinished(close)
    const kept = () =>
      database
        .prepare('SELECT message FROM message ORDER BY id')
        .all()
        .map(({ message }) => message)
    return { database, pubSub, close, kept }
  }
}

const never = 2 ** 30

test('all processes receive all messages in one order, each once, whichever process publishes', async () => {
  const open = opener()
  const processes = [open(), open(), open()]
  const received = await Promise.all(
    processes.map(async ({ pubSub }) => {
      const messages: string[] = []
      await pubSub.subscribe('topic', (message) => messages.push(message))
      return messages
    }),
  )
  for (let nth = 0; nth < 60; nth += 1) {
    await processes[nth % 3]?.pubSub.publish('topic', `${nth}`)
    if (nth % 7 === 0) await new Promise(setImmediate)
  }
  const all = Array.from({ length: 60 }, (_, nth) => `${nth}`)
  for (const messages of received) await expect.poll(() => messages, { timeout: 5000 }).toEqual(all)
})

test('a process receives its own message at once, after earlier messages of others', async () => {
  const open = opener()
  const [one, other] = [open({ pubSubPollMs: never }), open()]
  const received: string[] = []
  await one.pubSub.subscribe('topic', (message) => received.push(message))
  await other.pubSub.publish('topic', 'theirs')
  expect(received).toEqual([])
  await one.pubSub.publish('topic', 'ours')
  expect(received).toEqual(['theirs', 'ours'])
})

test('a message that a listener publishes is received after the one it answers, once', async () => {
  const { pubSub } = opener()()
  const received: string[] = []
  await pubSub.subscribe('topic', (message) => {
    received.push(message)
    if (message === 'question') void pubSub.publish('topic', 'answer')
  })
  await pubSub.publish('topic', 'question')
  expect(received).toEqual(['question', 'answer'])
})

test('a message of a process that has died is received', async () => {
  const open = opener()
  const [one, dying] = [open(), open()]
  const received: string[] = []
  await one.pubSub.subscribe('topic', (message) => received.push(message))
  await dying.pubSub.publish('topic', 'last words')
  dying.close()
  await expect.poll(() => received, { timeout: 5000 }).toEqual(['last words'])
})

test('a new subscriber receives nothing that was published before it subscribed', async () => {
  const open = opener()
  const [one, other] = [open(), open()]
  const received: string[] = []
  const unsubscribe = await one.pubSub.subscribe('topic', (message) => received.push(message))
  await unsubscribe()
  await other.pubSub.publish('topic', 'in the pause')
  await one.pubSub.subscribe('topic', (message) => received.push(message))
  await one.pubSub.publish('topic', 'after')
  expect(received).toEqual(['after'])
})

test('old messages are deleted, and so are those from before the machine’s last start', async () => {
  const clock = { now: 1000 }
  const { pubSub, kept } = opener()({ pubSubKeepMs: 20 }, () => clock.now)
  await pubSub.publish('topic', 'before the start')
  clock.now = 100
  await pubSub.publish('topic', 'old')
  clock.now = 121
  await pubSub.publish('topic', 'new')
  await expect.poll(kept, { timeout: 5000 }).toEqual(['new'])
})

test('a locked file makes one message fail, and later ones arrive', async () => {
  const open = opener()
  const [one, other] = [open(), open()]
  const received: string[] = []
  await one.pubSub.subscribe('topic', (message) => received.push(message))
  one.database.exec('PRAGMA busy_timeout = 0')
  other.database.exec('BEGIN IMMEDIATE')
  await expect(one.pubSub.publish('topic', 'lost')).rejects.toMatchObject({ code: 'store-unavailable' })
  other.database.exec('ROLLBACK')
  await one.pubSub.publish('topic', 'first')
  await other.pubSub.publish('topic', 'second')
  await expect.poll(() => received, { timeout: 5000 }).toEqual(['first', 'second'])
})
