import { describe, expect, test } from 'vitest'
import { startDeafProxy } from '../../test/harness/deaf-proxy.ts'
import { openRedis } from '../../test/harness/open-redis.ts'
import { isRedisThere, startRedis } from '../../test/harness/redis-server.ts'
import { bytes, liveSession } from './session-store.suite.ts'
import type { Store } from './store.ts'

const unavailable = { code: 'store-unavailable', members: { retryAfter: expect.any(Number) } }
const patience = { timeout: 20_000 }

/** Every question there is. */
const questions = ({ sessions, pubSub, leases }: Store): (() => Promise<unknown>)[] => [
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

/** As soon as it answers again. */
const eventually = (store: Store) =>
  expect.poll(() => store.sessions.read('row-1').catch(() => undefined), patience).toMatchObject(liveSession())

describe.runIf(isRedisThere)('a Redis', () => {
  test.each(['SIGTERM', 'SIGKILL'] as const)(
    'that is gone by %s: nothing is known meanwhile; back, all is as before, and listening goes on',
    async (signal) => {
      const redis = await startRedis()
      const [one, other] = [await openRedis(redis.address), await openRedis(redis.address)]
      const heard: string[] = []
      await one.pubSub.subscribe('topic', (message) => heard.push(message))
      await one.sessions.create(liveSession())
      await redis.stop(signal)
      for (const ask of questions(one)) await expect(ask()).rejects.toMatchObject(unavailable)
      await redis.start()
      await eventually(one)
      await eventually(other)
      const tell = () => other.pubSub.publish('topic', 'back').then(() => heard)
      await expect.poll(tell, patience).toContain('back')
      expect(await one.sessions.update('row-1', async () => bytes('after'))).toMatchObject({ body: bytes('after') })
    },
  )

  test('that stands still: nobody waits for it; when it goes on, so does all', async () => {
    const redis = await startRedis()
    const store = await openRedis(redis.address)
    await store.sessions.create(liveSession())
    redis.freeze()
    const answers = await Promise.allSettled(Array.from({ length: 50 }, () => store.sessions.read('row-1')))
    for (const answer of answers) expect(answer).toMatchObject({ status: 'rejected', reason: unavailable })
    await expect(store.sessions.read('row-1')).rejects.toMatchObject(unavailable)
    redis.thaw()
    await eventually(store)
  })

  test('whose connections have gone deaf is reached by others, for asking and for listening', async () => {
    const redis = await startRedis()
    const proxy = await startDeafProxy(redis.port)
    const store = await openRedis({ ...redis.address, port: proxy.port })
    const heard: string[] = []
    await store.pubSub.subscribe('topic', (message) => heard.push(message))
    await store.sessions.create(liveSession())
    proxy.deafen()
    await expect(store.sessions.read('row-1')).rejects.toMatchObject(unavailable)
    await eventually(store)
    const tell = () => store.pubSub.publish('topic', 'hello').then(() => heard)
    await expect.poll(tell, patience).toContain('hello')
  })

  test('that goes while a body is to be written: it is told in time, and written when it is back', async () => {
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
    await expect.poll(body, patience).toMatchObject({ body: bytes('rotated') })
  })

  test('that has been started anew knows no scripts, and learns them', async () => {
    const redis = await startRedis()
    const store = await openRedis(redis.address)
    await store.sessions.create(liveSession())
    await redis.stop()
    await redis.start()
    await eventually(store)
    await store.sessions.end('row-1', 'signed-out')
    expect(await store.sessions.read('row-1')).toMatchObject({ ended: 'signed-out' })
  })

  test.each([
    ['is full', ['--maxmemory', '1', '--maxmemory-policy', 'noeviction']],
    ['only follows another', ['--replicaof', '127.0.0.1', '1']],
  ])('that %s may be read and not written: trouble that passes', async (_, settings) => {
    const redis = await startRedis(...settings)
    const store = await openRedis(redis.address)
    await expect(store.sessions.create(liveSession())).rejects.toMatchObject(unavailable)
  })

  test('is said to be lost once, and to be back once', async () => {
    const redis = await startRedis()
    const said: string[] = []
    const store = await openRedis(redis.address, { lost: () => said.push('lost'), back: () => said.push('back') })
    await redis.stop()
    await expect(store.sessions.read('row-1')).rejects.toMatchObject(unavailable)
    await redis.start()
    await expect.poll(() => store.sessions.countLive().catch(() => undefined), patience).toBe(0)
    expect(said).toEqual(['lost', 'back'])
  })

  test('that is not there yet is waited for', async () => {
    const redis = await startRedis()
    await redis.stop()
    const store = await openRedis(redis.address)
    await expect(store.sessions.read('row-1')).rejects.toMatchObject(unavailable)
    await redis.start()
    await expect.poll(() => store.sessions.countLive().catch(() => undefined), patience).toBe(0)
  })
})
