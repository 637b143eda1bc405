import { describe, expect, onTestFinished, test } from 'vitest'
import { askRedis, openRedis } from '../../test/harness/open-redis.ts'
import { isRedisThere, shareRedis } from '../../test/harness/redis-server.ts'
import { describeExclusiveUpdate } from './exclusive-update.suite.ts'
import { describeLeases } from './leases.suite.ts'
import { describePubSub } from './pub-sub.suite.ts'
import { openConnection } from './redis-connection.ts'
import { redisKeys } from './redis-keys.ts'
import { createRedisSessions } from './redis-sessions.ts'
import { bytes, describeSessionStore, liveSession } from './session-store.suite.ts'
import type { Store } from './store.ts'
import { contend } from './testing/contend.ts'

describe.runIf(isRedisThere)('on a Redis', () => {
  const place = shareRedis()

  async function openTwo<Part>(part: (store: Store) => Part): Promise<[Part, Part]> {
    const address = place()
    return [part(await openRedis(address)), part(await openRedis(address))]
  }

  describeSessionStore('the Redis store', () => openTwo(({ sessions }) => sessions))
  describePubSub('publishing over one Redis', () => openTwo(({ pubSub }) => pubSub))
  describeLeases('leases over one Redis', () => openTwo(({ leases }) => leases))

  describeExclusiveUpdate('turns over one Redis', async () => {
    const address = place()
    const keys = redisKeys(address)
    const connection = openConnection(address, {})
    onTestFinished(() => connection.close())
    const { leases } = await openRedis(address)
    await expect.poll(() => connection.ask((client) => client.ping()).catch(() => '')).toBe('PONG')
    return { leases, open: (options) => createRedisSessions(connection, keys, { leases, ...options }) }
  })

  test('several processes take turns on it', { timeout: 20_000 }, async () => {
    const address = place()
    const { sessions } = await openRedis(address)
    await sessions.create(liveSession({ body: bytes('0') }))
    await Promise.all([contend(address, 20), contend(address, 20), contend(address, 20)])
    expect(await sessions.read('row-1')).toMatchObject({ body: bytes('60') })
  })

  test('decks with prefixes or databases of their own know nothing of each other', async () => {
    const address = place()
    const stores = await Promise.all(
      [address, { ...address, prefix: 'another:' }, { ...address, database: 3 }].map((own) => openRedis(own)),
    )
    const heard: number[] = []
    for (const [index, { sessions, pubSub }] of stores.entries()) {
      await sessions.create(liveSession({ body: bytes(`of ${index}`) }))
      expect(await sessions.spend('attempt', 2_000_000_000_000)).toBe(true)
      await pubSub.subscribe('topic', () => heard.push(index))
    }
    for (const [index, { sessions, pubSub, leases }] of stores.entries()) {
      expect(await sessions.read('row-1')).toMatchObject({ body: bytes(`of ${index}`) })
      expect(await sessions.countLive()).toBe(1)
      expect(await leases.acquire('task', `holder ${index}`, 60_000)).toBe(true)
      await pubSub.publish('topic', 'hello')
      await expect.poll(() => heard).toContain(index)
    }
    expect(heard).toEqual([0, 1, 2])
  })

  test('nothing outlives the last session there was: Redis forgets it though no deck runs', async () => {
    const address = place()
    const { sessions, leases } = await openRedis(address)
    const { endsAt } = liveSession()
    await sessions.create(liveSession())
    await sessions.create(liveSession({ id: 'row-2', endsAt: endsAt - 60_000 }))
    await sessions.reindex('row-2', { account: 'account-2' })
    await sessions.spend('attempt', endsAt - 60_000)
    await sessions.update('row-1', async () => bytes('second'))
    await leases.acquire('task', 'holder', 60_000)
    const client = await askRedis(address)
    const lasting = await client.keys(`${address.prefix}*`)
    expect(lasting).toHaveLength(8)
    const day = 24 * 3600 * 1000
    for (const key of lasting) {
      const forgottenAt = await client.pExpireTime(key)
      expect(forgottenAt, key).toBeGreaterThan(0)
      expect(forgottenAt, key).toBeLessThanOrEqual(endsAt + day)
      if (key.endsWith('live') || key.endsWith('ends')) expect(forgottenAt).toBe(endsAt + day)
    }
  })

  test('of a session that ended, a row is left and nothing that leads to it', async () => {
    const address = place()
    const { sessions } = await openRedis(address)
    await sessions.create(liveSession())
    await sessions.end('row-1', 'signed-out')
    const client = await askRedis(address)
    expect((await client.keys(`${address.prefix}*`)).toSorted()).toEqual([
      `${address.prefix}ends`,
      `${address.prefix}session:row-1`,
    ])
    await sessions.sweep(liveSession().endsAt, 1)
    expect(await client.keys(`${address.prefix}*`)).toEqual([])
  })

  test('a session that is used while it is swept as idle goes on; one that Redis has forgotten is no longer counted', async () => {
    const address = place()
    const { sessions } = await openRedis(address)
    await sessions.create(liveSession())
    await sessions.create(liveSession({ id: 'row-2', lastSeenAt: 1 }))
    const client = await askRedis(address)
    // As the sweep finds it that looked before the use, and as Redis leaves it that is full of other things.
    await client.zAdd(`${address.prefix}live`, { score: 1, value: 'row-1' })
    await client.del(`${address.prefix}session:row-2`)
    await sessions.sweep(liveSession().lastSeenAt, 1)
    expect(await sessions.read('row-1')).toMatchObject({ body: bytes('first') })
    expect(await sessions.read('row-2')).toBeUndefined()
    expect(await sessions.countLive()).toBe(1)
  })

  test('a lease that ends further ahead than it was long, because Redis’ clock was put back, is void', async () => {
    const address = place()
    const { leases } = await openRedis(address)
    await leases.acquire('task', 'one', 60_000)
    const client = await askRedis(address)
    await client.hSet(`${address.prefix}lease:task`, 'until', String(Date.now() + 3_600_000))
    expect(await leases.acquire('task', 'other', 60_000)).toBe(true)
  })
})
