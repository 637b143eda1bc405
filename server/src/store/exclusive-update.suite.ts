import { describe, expect, test } from 'vitest'
import type { ExclusiveUpdateOptions } from './exclusive-update.ts'
import { sessionLease } from './lease-mutex.ts'
import type { Leases } from './leases.ts'
import { bytes, liveSession } from './session-store.suite.ts'
import type { SessionStore } from './session-store.ts'

/** One place for sessions that several processes share. */
interface SharedPlace {
  leases: Leases
  /** One more instance on it. */
  open(options: Partial<ExclusiveUpdateOptions> & { leases?: Leases }): SessionStore
}

/** Leases whose renewals can be counted, and slept through. */
function watched(leases: Leases) {
  const watch = { renewals: 0, isAsleep: false }
  const renew: Leases['renew'] = async (...lease) => {
    if (watch.isAsleep) return false
    const renewed = await leases.renew(...lease)
    watch.renewals += 1
    return renewed
  }
  return { watch, leases: { ...leases, renew } }
}

const patience = { timeout: 5000, interval: 5 }

/** What turns between processes must do, whoever sleeps or dies. */
export function describeExclusiveUpdate(name: string, find: () => Promise<SharedPlace>): void {
  describe(name, () => {
    test('a turn is kept while its holder is slow', async () => {
      const { open, leases } = await find()
      const slow = watched(leases)
      const one = open({ leases: slow.leases, leaseMs: 300 })
      const other = open({})
      await one.create(liveSession())
      const order: string[] = []
      let waiting: Promise<unknown> = Promise.resolve()
      await one.update('row-1', async () => {
        waiting = other.update('row-1', async () => void order.push('other'))
        await expect.poll(() => slow.watch.renewals, patience).toBeGreaterThan(6)
        order.push('slow')
        return undefined
      })
      await waiting
      expect(order).toEqual(['slow', 'other'])
    })

    test('a turn that a dead process had is free when its lease is over', async () => {
      const { open, leases } = await find()
      const store = open({})
      await store.create(liveSession())
      await leases.acquire(sessionLease('row-1'), 'somebody dead', 60)
      expect(await store.update('row-1', async () => bytes('after'))).toMatchObject({ body: bytes('after') })
    })

    test('who slept through the end of their lease, and nobody came, may still write', async () => {
      const { open, leases } = await find()
      const sleeper = watched(leases)
      sleeper.watch.isAsleep = true
      const store = open({ leases: sleeper.leases, leaseMs: 1 })
      await store.create(liveSession())
      const updated = await store.update('row-1', async () => {
        await leases.acquire('another as long', 'one', 1)
        await expect.poll(() => leases.acquire('another as long', 'other', 1), patience).toBe(true)
        return bytes('rotated')
      })
      expect(updated).toMatchObject({ body: bytes('rotated') })
    })

    test('who slept through the end of their lease can’t overwrite what the next one stored, nor when awake again', async () => {
      const { open, leases } = await find()
      const sleeper = watched(leases)
      sleeper.watch.isAsleep = true
      const one = open({ leases: sleeper.leases, leaseMs: 1 })
      const next = open({})
      await one.create(liveSession())
      for (const isAwake of [false, true]) {
        const result = await one.update('row-1', async () => {
          await next.update('row-1', async () => bytes('newer'))
          sleeper.watch.isAsleep = !isAwake
          if (isAwake) await expect.poll(() => sleeper.watch.renewals, patience).toBeGreaterThan(0)
          return bytes('older')
        })
        expect(result).toMatchObject({ body: bytes('newer') })
      }
    })

    test('waiting for a turn has an end', async () => {
      const { open } = await find()
      const [one, other] = [open({}), open({ acquireTimeoutMs: 30 })]
      await one.create(liveSession())
      await one.update('row-1', async () => {
        await expect(other.update('row-1', async () => bytes('x'))).rejects.toMatchObject({ code: 'store-unavailable' })
        return undefined
      })
    })
  })
}
