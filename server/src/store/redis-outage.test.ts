import { describe, expect, test } from 'vitest'
import { startDeafProxy } from '../../test/harness/deaf-proxy.ts'
import { openRedis } from '../../test/harness/open-redis.ts'
import { isRedisThere } from '../../test/harness/redis-process.ts'
import { startRedis } from '../../test/harness/redis-server.ts'
import { bytes, liveSession } from './session-store.suite.ts'
import type { Store } from './store.ts'

const unavailable = { code: 'store-unavailable', members: { retryAfter: expect.any(Number) } }
const polling = { timeout: 20_000 }

/** Every call of the store. */
const calls = ({ sessions, pubSub, leases }: Store): (() => Promise<unknown>)[] => [
  () => sessions.read('row-1'),
  () => sessions.create(liveSession({ id: 'row-2' })),
  () => sessions.update('row-1', () => Promise.reject(new Error('called'))),
  () => sessions.reindex('row-1', { account: 'account-2' }),
  () => sessions.touch('row-1', liveSession().lastSeenAt + 1),
  () => sessions.end('row-1', 'signed-out'),
  () => sessions.listByAccount(['account-1']),
  () => sessions.countLive(),
  () => sessions.spend('attempt', liveSession().endsAt),
  () => sessions.isSpent('attempt'),
  () => sessions.sweep(0, 1),
  () => pubSub.publish('topic', 'message'),
  () => pubSub.subscribe('another topic', () => {}),
  () => leases.acquire('task', 'one', 1),
  () => leases.renew('task', 'one', 1),
  () => leases.release('task', 'one'),
]

/** Waits until the store answers again. */
const recovered = (store: Store) =>
  expect.poll(() => store.sessions.read('row-1').catch(() => undefined), polling).toMatchObject(liveSession())

describe.runIf(isRedisThere)('a Redis', () => {
  test.each(['SIGTERM', 'SIGKILL'] as const)(
    'that ends by %s makes every call fail; after its restart all data and all subscriptions are back',
    async (signal) => {
      const redis = await startRedis()
      const [one, other] = [await openRedis(redis.address), await openRedis(redis.address)]
      const received: string[] = []
      await one.pubSub.subscribe('topic', (message) => received.push(message))
      await one.sessions.create(liveSession())
      await redis.stop(signal)
      for (const call of calls(one)) await expect(call()).rejects.toMatchObject(unavailable)
      await redis.start()
      await recovered(one)
      await recovered(other)
      const publish = () => other.pubSub.publish('topic', 'back').then(() => received)
      await expect.poll(publish, polling).toContain('back')
      expect(await one.sessions.update('row-1', async () => bytes('after'))).toMatchObject({ body: bytes('after') })
    },
  )

  test('that is frozen makes every call fail in time; after it goes on, every call works', async () => {
    const redis = await startRedis()
    const store = await openRedis(redis.address)
    await store.sessions.create(liveSession())
    redis.freeze()
    const answers = await Promise.allSettled(Array.from({ length: 50 }, () => store.sessions.read('row-1')))
    for (const answer of answers) expect(answer).toMatchObject({ status: 'rejected', reason: unavailable })
    await expect(store.sessions.read('row-1')).rejects.toMatchObject(unavailable)
    redis.thaw()
    await recovered(store)
  })

  test('whose connections no longer carry data is reached over new ones, for commands and for messages', async () => {
    const redis = await startRedis()
    const proxy = await startDeafProxy(redis.port)
    const store = await openRedis({ ...redis.address, port: proxy.port })
    const received: string[] = []
    await store.pubSub.subscribe('topic', (message) => received.push(message))
    await store.sessions.create(liveSession())
    proxy.deafen()
    await expect(store.sessions.read('row-1')).rejects.toMatchObject(unavailable)
    await recovered(store)
    const publish = () => store.pubSub.publish('topic', 'hello').then(() => received)
    await expect.poll(publish, polling).toContain('hello')
  })

  test('that ends while a body is being written: the caller gets an error in time, and the body is written after the restart', async () => {
    const redis = await startRedis()
    const store = await openRedis(redis.address)
    await store.sessions.create(liveSession())
    const updated = store.sessions.update('row-1', async () => {
      await redis.stop('SIGKILL')
      return bytes('rotated')
    })
    await expect(updated).rejects.toMatchObject(unavailable)
    await redis.start()
    const body = () => store.sessions.read('row-1').catch(() => undefined)
    await expect.poll(body, polling).toMatchObject({ body: bytes('rotated') })
  })

  test('that was restarted has lost the scripts, and is sent them again', async () => {
    const redis = await startRedis()
    const store = await openRedis(redis.address)
    await store.sessions.create(liveSession())
    await redis.stop()
    await redis.start()
    await recovered(store)
    // Reads and writes have a connection each, which come back one after the other.
    const ended = async () => {
      await store.sessions.end('row-1', 'signed-out').catch(() => {})
      return store.sessions.read('row-1')
    }
    await expect.poll(ended, polling).toMatchObject({ ended: 'signed-out' })
  })

  test.each([
    ['is full', ['--maxmemory', '1', '--maxmemory-policy', 'noeviction']],
    ['only follows another', ['--replicaof', '127.0.0.1', '1']],
  ])('that %s can’t be written to: the store is unavailable', async (_, settings) => {
    const redis = await startRedis(...settings)
    const store = await openRedis(redis.address)
    await expect(store.sessions.create(liveSession())).rejects.toMatchObject(unavailable)
  })

  test('is reported lost once, and back once', async () => {
    const redis = await startRedis()
    const reported: string[] = []
    const store = await openRedis(redis.address, {
      lost: () => reported.push('lost'),
      back: () => reported.push('back'),
    })
    await redis.stop()
    await expect(store.sessions.read('row-1')).rejects.toMatchObject(unavailable)
    await redis.start()
    await expect.poll(() => store.sessions.countLive().catch(() => undefined), polling).toBe(0)
    await expect.poll(() => reported, polling).toEqual(['lost', 'back'])
  })

  test('that has not started yet is waited for', async () => {
    const redis = await startRedis()
    await redis.stop()
    const store = await openRedis(redis.address)
    await expect(store.sessions.read('row-1')).rejects.toMatchObject(unavailable)
    await redis.start()
    await expect.poll(() => store.sessions.countLive().catch(() => undefined), polling).toBe(0)
  })
})
