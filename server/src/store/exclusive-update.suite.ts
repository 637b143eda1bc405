import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import type { ExclusiveUpdateOptions } from './exclusive-update.ts'
import { sessionLease } from './lease-mutex.ts'
import type { Leases } from './leases.ts'
import { bytes, liveSession } from './session-store.suite.ts'
import type { SessionStore } from './session-store.ts'
import { storeUnavailable } from './store.ts'

/** Sessions that several processes share. */
interface SharedSessions {
  leases: Leases
  /** One more instance on them. */
  open(options: ExclusiveUpdateOptions & { leases?: Leases }): SessionStore
}

/** Leases whose renewals are counted; none is renewed while their process sleeps. */
function sleepy(leases: Leases) {
  const state = { renewals: 0, isAsleep: false }
  const renew: Leases['renew'] = async (...lease) => {
    if (state.isAsleep) return false
    const renewed = await leases.renew(...lease)
    state.renewals += 1
    return renewed
  }
  return { state, leases: { ...leases, renew } }
}

const unavailable = () => storeUnavailable(new Error('The disk is full.'))

async function releaseAnybodys(leases: Leases, name: string): Promise<void> {
  const held = await leases.claim(name, 'a test', 1)
  await leases.release(name, held?.holder ?? 'a test')
}

const polling = { timeout: 5000, interval: 5 }

/** What an update must do when several processes share the store, and one of them sleeps or dies. */
export function describeExclusiveUpdate(name: string, share: () => Promise<SharedSessions>): void {
  describe(name, () => {
    test('a slow holder keeps the lease', async () => {
      const { open, leases } = await share()
      const slow = sleepy(leases)
      const one = open({ leases: slow.leases, leaseMs: 300 })
      const other = open({})
      await one.create(liveSession())
      const order: string[] = []
      let waiting: Promise<unknown> = Promise.resolve()
      await one.update('row-1', async () => {
        waiting = other.update('row-1', async () => void order.push('other'))
        await expect.poll(() => slow.state.renewals, polling).toBeGreaterThan(6)
        order.push('slow')
        return undefined
      })
      await waiting
      expect(order).toEqual(['slow', 'other'])
    })

    test('the lease of a dead process expires, and another process acquires it', async () => {
      const { open, leases } = await share()
      const store = open({})
      await store.create(liveSession())
      await leases.acquire(sessionLease('row-1'), 'a dead process', 60)
      expect(await store.update('row-1', async () => bytes('after'))).toMatchObject({ body: bytes('after') })
    })

    test('a lease whose end is over is held as long as its holder renews it, or the store takes no writes', async () => {
      const { open, leases } = await share()
      const state = { isAway: false }
      const guarded: Leases = {
        ...leases,
        acquire: (...lease) => (state.isAway ? Promise.reject(unavailable()) : leases.acquire(...lease)),
      }
      const store = open({ leases: guarded })
      await store.create(liveSession())
      await leases.acquire(sessionLease('row-1'), 'a holder', 300)
      state.isAway = true
      const change = vi.fn(async () => undefined)
      await expect(store.update('row-1', change)).rejects.toMatchObject({ code: 'store-unavailable' })
      state.isAway = false
      const renewal = setInterval(() => leases.renew(sessionLease('row-1'), 'a holder', 300), 50)
      const updated = store.update('row-1', change)
      await expect(Promise.race([updated, delay(900, 'still held')])).resolves.toBe('still held')
      expect(change).not.toHaveBeenCalled()
      clearInterval(renewal)
      await updated
      expect(change).toHaveBeenCalledTimes(1)
    })

    test('a body that was read before another one replaced it is not written, even by who has the lease', async () => {
      const { open, leases } = await share()
      const [one, other] = [open({}), open({})]
      await one.create(liveSession())
      const result = await one.update('row-1', async () => {
        // As after a failover of the store that lost the row of the lease.
        await releaseAnybodys(leases, sessionLease('row-1'))
        await other.update('row-1', async () => bytes('newer'))
        return bytes('older')
      })
      expect(result).toMatchObject({ body: bytes('newer') })
    })

    test('a process that slept until its lease had expired may still write when no other process acquired it', async () => {
      const { open, leases } = await share()
      const sleeper = sleepy(leases)
      sleeper.state.isAsleep = true
      const store = open({ leases: sleeper.leases, leaseMs: 1 })
      await store.create(liveSession())
      const updated = await store.update('row-1', async () => {
        await leases.acquire('another as long', 'one', 1)
        await expect.poll(() => leases.acquire('another as long', 'other', 1), polling).toBe(true)
        return bytes('rotated')
      })
      expect(updated).toMatchObject({ body: bytes('rotated') })
    })

    test('a process that slept until another one acquired the lease can’t overwrite what that one stored, asleep or awake', async () => {
      const { open, leases } = await share()
      const sleeper = sleepy(leases)
      sleeper.state.isAsleep = true
      const one = open({ leases: sleeper.leases, leaseMs: 1 })
      const next = open({})
      await one.create(liveSession())
      for (const isAwake of [false, true]) {
        // As every sealed body, it is unlike all others.
        const newer = bytes(`newer, ${isAwake}`)
        const result = await one.update('row-1', async () => {
          await next.update('row-1', async () => newer)
          sleeper.state.isAsleep = !isAwake
          if (isAwake) await expect.poll(() => sleeper.state.renewals, polling).toBeGreaterThan(0)
          return bytes('older')
        })
        expect(result).toMatchObject({ body: newer })
      }
    })

    test('waiting for the lease has a time limit', async () => {
      const { open } = await share()
      const [one, other] = [open({}), open({ lockWaitMs: 30 })]
      await one.create(liveSession())
      await one.update('row-1', async () => {
        await expect(other.update('row-1', async () => bytes('x'))).rejects.toMatchObject({ code: 'store-unavailable' })
        return undefined
      })
    })
  })
}
