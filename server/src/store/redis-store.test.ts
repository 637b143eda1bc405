import { describe, expect, onTestFinished, test } from 'vitest'
import { askRedis, openRedis } from '../../test/harness/open-redis.ts'
import { isRedisThere } from '../../test/harness/redis-process.ts'
import { shareRedis } from '../../test/harness/redis-server.ts'
import { describeExclusiveUpdate } from './exclusive-update.suite.ts'
import { describeFlowBatches } from './flow-batches.suite.ts'
import { describeLeases } from './leases.suite.ts'
import { describePubSub } from './pub-sub.suite.ts'
import { redisKeys, showAddress } from './redis-address.ts'
import { openConnection } from './redis-connection.ts'
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

  describeSessionStore('sessions in one Redis', () => openTwo(({ sessions }) => sessions))
  describePubSub('messages over one Redis', () => openTwo(({ pubSub }) => pubSub))
  describeFlowBatches('flow records in one Redis', () => openTwo(({ sessions, flow }) => [sessions, flow]))
  describeLeases('leases over one Redis', () => openTwo(({ leases }) => leases))

  describeExclusiveUpdate('updates over one Redis', async () => {
    const address = place()
    const keys = redisKeys(address)
    const connection = openConnection(address, {})
    onTestFinished(() => connection.close())
    const { leases } = await openRedis(address)
    await expect.poll(() => connection.ask((client) => client.ping()).catch(() => '')).toBe('PONG')
    return { leases, open: (options) => createRedisSessions(connection, keys, { leases, ...options }) }
  })

  test('several processes update it one after the other', { timeout: 20_000 }, async () => {
    const address = place()
    const { sessions } = await openRedis(address)
    await sessions.create(liveSession({ body: bytes('0') }))
    await Promise.all([
      contend(showAddress(address), 20),
      contend(showAddress(address), 20),
      contend(showAddress(address), 20),
    ])
    expect(await sessions.read('row-1')).toMatchObject({ body: bytes('60') })
  })

  test('servers with their own prefixes or databases share nothing', async () => {
    const address = place()
    const stores = await Promise.all(
      [address, { ...address, prefix: 'another:' }, { ...address, database: 3 }].map((own) => openRedis(own)),
    )
    const received: number[] = []
    for (const [index, { sessions, pubSub }] of stores.entries()) {
      await sessions.create(liveSession({ body: bytes(`of ${index}`) }))
      expect(await sessions.spend('attempt', 2_000_000_000_000)).toBe(true)
      await pubSub.subscribe('topic', () => received.push(index))
    }
    for (const [index, { sessions, pubSub, leases }] of stores.entries()) {
      expect(await sessions.read('row-1')).toMatchObject({ body: bytes(`of ${index}`) })
      expect(await sessions.countLive()).toBe(1)
      expect(await leases.acquire('task', `holder ${index}`, 60_000)).toBe(true)
      await pubSub.publish('topic', 'hello')
      await expect.poll(() => received).toContain(index)
    }
    expect(received).toEqual([0, 1, 2])
  })

  test('Redis deletes everything a day after the last session has ended, even while no server runs', async () => {
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
      const deletedAt = await client.pExpireTime(key)
      expect(deletedAt, key).toBeGreaterThan(0)
      expect(deletedAt, key).toBeLessThanOrEqual(endsAt + day)
      if (key.endsWith('live') || key.endsWith('ends')) expect(deletedAt).toBe(endsAt + day)
    }
  })

  test('of an ended session only the row is left, and no set names it except by its end', async () => {
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

  test('a session that is used during the sweep stays live; one that Redis has deleted is no longer counted', async () => {
    const address = place()
    const { sessions } = await openRedis(address)
    await sessions.create(liveSession())
    await sessions.create(liveSession({ id: 'row-2', lastSeenAt: 1 }))
    const client = await askRedis(address)
    // The first line is the set as the sweep read it before the use; the second is a Redis that evicted the row.
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
