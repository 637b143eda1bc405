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
  })
}
