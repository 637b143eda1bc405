import { describe, expect, test } from 'vitest'
import type { Leases } from './leases.ts'

const long = 600_000
/** Expired before the next call. */
const brief = 1

/** What all leases must do. @param openTwo two instances on the same data */
export function describeLeases(name: string, openTwo: () => Promise<[Leases, Leases]>): void {
  describe(name, () => {
    test('one holder acquires it, and keeps it by acquiring it again; another does not get it', async () => {
      const [one, other] = await openTwo()
      expect(await one.acquire('task', 'one', long)).toBe(true)
      expect(await other.acquire('task', 'other', long)).toBe(false)
      expect(await one.acquire('task', 'one', long)).toBe(true)
      expect(await other.acquire('another task', 'other', long)).toBe(true)
    })

    test('of twenty that ask at once, one gets it', async () => {
      const [one, other] = await openTwo()
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => (index % 2 ? one : other).acquire('task', `holder ${index}`, long)),
      )
      expect(answers.filter(Boolean)).toHaveLength(1)
    })

    test('a released lease is free at once; only its holder can release it', async () => {
      const [one, other] = await openTwo()
      await one.acquire('task', 'one', long)
      await other.release('task', 'other')
      expect(await other.acquire('task', 'other', long)).toBe(false)
      await one.release('task', 'one')
      expect(await other.acquire('task', 'other', long)).toBe(true)
    })

    test('a lease that is not renewed is free when it expires', async () => {
      const [one, other] = await openTwo()
      await one.acquire('task', 'one', brief)
      await expect.poll(() => other.acquire('task', 'other', long), { timeout: 5000 }).toBe(true)
      expect(await one.acquire('task', 'one', long)).toBe(false)
    })

    test('the last holder renews it even after it has expired; a holder that lost it never renews it, even when it is free', async () => {
      const [one, other] = await openTwo()
      await one.acquire('task', 'one', brief)
      expect(await one.renew('task', 'one', long)).toBe(true)
      expect(await other.acquire('task', 'other', long)).toBe(false)
      expect(await other.renew('task', 'other', long)).toBe(false)
      await one.release('task', 'one')
      await other.acquire('task', 'other', long)
      expect(await one.renew('task', 'one', long)).toBe(false)
      await other.release('task', 'other')
      expect(await one.renew('task', 'one', long)).toBe(false)
    })

    test('a claim takes a free lease, and its own; of another’s it tells, even of an expired one', async () => {
      const [one, other] = await openTwo()
      expect(await one.claim('task', 'one', brief)).toBeUndefined()
      expect(await one.claim('task', 'one', brief)).toBeUndefined()
      // Another lease that is as long, taken after it, has expired.
      await one.acquire('another', 'one', brief)
      await expect.poll(() => other.acquire('another', 'other', long), { timeout: 5000 }).toBe(true)
      expect(await other.claim('task', 'other', long)).toMatchObject({ holder: 'one', ttlMs: brief })
      await one.release('task', 'one')
      expect(await other.claim('task', 'other', long)).toBeUndefined()
      expect(await one.acquire('task', 'one', long)).toBe(false)
    })

    test('a claim takes a lease from a dead holder, unless that was renewed, released or taken since it was seen', async () => {
      const [one, other] = await openTwo()
      await one.claim('task', 'one', long)
      const seen = await other.claim('task', 'other', long)
      await one.renew('task', 'one', long + 1)
      const renewed = await other.claim('task', 'other', long, seen)
      expect(renewed).toMatchObject({ holder: 'one', ttlMs: long + 1 })
      expect(await other.claim('task', 'other', long, renewed)).toBeUndefined()
      expect(await one.renew('task', 'one', long)).toBe(false)
      expect(await one.claim('task', 'third', long, renewed)).toMatchObject({ holder: 'other' })
    })

    test('of twenty that claim the lease of a dead holder at once, one gets it', async () => {
      const [one, other] = await openTwo()
      await one.claim('task', 'dead', long)
      const dead = await one.claim('task', 'watcher', long)
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 ? one : other).claim('task', `holder ${index}`, long, dead),
        ),
      )
      expect(answers.filter((held) => held === undefined)).toHaveLength(1)
    })
  })
}
