import { describe, expect, test } from 'vitest'
import type { Leases } from './leases.ts'

const long = 600_000
/** Over before anybody can look. */
const brief = 1

/** What all leases must do. @param openTwo two instances of one deck */
export function describeLeases(name: string, openTwo: () => Promise<[Leases, Leases]>): void {
  describe(name, () => {
    test('one has it, and keeps it by asking again; the other does not get it', async () => {
      const [one, other] = await openTwo()
      expect(await one.acquire('task', 'one', long)).toBe(true)
      expect(await other.acquire('task', 'other', long)).toBe(false)
      expect(await one.acquire('task', 'one', long)).toBe(true)
      expect(await other.acquire('another task', 'other', long)).toBe(true)
    })

    test('of many who ask at once, one gets it', async () => {
      const [one, other] = await openTwo()
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => (index % 2 ? one : other).acquire('task', `holder ${index}`, long)),
      )
      expect(answers.filter(Boolean)).toHaveLength(1)
    })

    test('given back, it is free at once; by somebody else it can’t be given back', async () => {
      const [one, other] = await openTwo()
      await one.acquire('task', 'one', long)
      await other.release('task', 'other')
      expect(await other.acquire('task', 'other', long)).toBe(false)
      await one.release('task', 'one')
      expect(await other.acquire('task', 'other', long)).toBe(true)
    })

    test('not renewed, it is free when its time is over', async () => {
      const [one, other] = await openTwo()
      await one.acquire('task', 'one', brief)
      await expect.poll(() => other.acquire('task', 'other', long), { timeout: 5000 }).toBe(true)
      expect(await one.acquire('task', 'one', long)).toBe(false)
    })

    test('it is renewed by who had it last, even when it is over; by who lost it never, even when it is free', async () => {
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
