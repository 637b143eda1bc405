import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../../test/harness/temporary-folder.ts'
import { openDatabase } from './sqlite-database.ts'
import { createSqlitePubSub } from './sqlite-pub-sub.ts'

type Options = Parameters<typeof createSqlitePubSub>[1]

function opener() {
  const path = join(temporaryFolder(), 'deck.db')
  return (options: Options = {}) => {
    const database = openDatabase(path, 'NORMAL')
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

test('whoever tells, all hear in one order, and everything once', async () => {
  const open = opener()
  const processes = [open(), open(), open()]
  const heard = await Promise.all(
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
  for (const messages of heard) await expect.poll(() => messages, { timeout: 5000 }).toEqual(all)
})

test('one’s own messages are heard at once, after those of others that came before', async () => {
  const open = opener()
  const [one, other] = [open({ pollMs: never }), open()]
  const heard: string[] = []
  await one.pubSub.subscribe('topic', (message) => heard.push(message))
  await other.pubSub.publish('topic', 'theirs')
  expect(heard).toEqual([])
  await one.pubSub.publish('topic', 'ours')
  expect(heard).toEqual(['theirs', 'ours'])
})

test('who answers a message from within is heard after it, once', async () => {
  const { pubSub } = opener()()
  const heard: string[] = []
  await pubSub.subscribe('topic', (message) => {
    heard.push(message)
    if (message === 'question') void pubSub.publish('topic', 'answer')
  })
  await pubSub.publish('topic', 'question')
  expect(heard).toEqual(['question', 'answer'])
})

test('what a process told before it died is heard', async () => {
  const open = opener()
  const [one, dying] = [open(), open()]
  const heard: string[] = []
  await one.pubSub.subscribe('topic', (message) => heard.push(message))
  await dying.pubSub.publish('topic', 'last words')
  dying.close()
  await expect.poll(() => heard, { timeout: 5000 }).toEqual(['last words'])
})

test('who comes after a pause hears nothing of it', async () => {
  const open = opener()
  const [one, other] = [open(), open()]
  const heard: string[] = []
  const leave = await one.pubSub.subscribe('topic', (message) => heard.push(message))
  await leave()
  await other.pubSub.publish('topic', 'in the pause')
  await one.pubSub.subscribe('topic', (message) => heard.push(message))
  await one.pubSub.publish('topic', 'after')
  expect(heard).toEqual(['after'])
})

test('messages are not kept: neither old ones nor those of before the machine’s last start', async () => {
  const clock = { now: 1000 }
  const { pubSub, kept } = opener()({ keepMs: 20, now: () => clock.now })
  await pubSub.publish('topic', 'before the start')
  clock.now = 100
  await pubSub.publish('topic', 'old')
  clock.now = 121
  await pubSub.publish('topic', 'new')
  await expect.poll(kept, { timeout: 5000 }).toEqual(['new'])
})

test('a locked file is trouble that passes', async () => {
  const open = opener()
  const [one, other] = [open(), open()]
  const heard: string[] = []
  await one.pubSub.subscribe('topic', (message) => heard.push(message))
  one.database.exec('PRAGMA busy_timeout = 0')
  other.database.exec('BEGIN IMMEDIATE')
  await expect(one.pubSub.publish('topic', 'lost')).rejects.toMatchObject({ code: 'store-unavailable' })
  other.database.exec('ROLLBACK')
  await one.pubSub.publish('topic', 'first')
  await other.pubSub.publish('topic', 'second')
  await expect.poll(() => heard, { timeout: 5000 }).toEqual(['first', 'second'])
})
