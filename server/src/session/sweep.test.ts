import Fastify from 'fastify'
import { expect, test, vi } from 'vitest'
import { createMemorySessions } from '../store/memory-store.ts'
import { createSweep } from './sweep.ts'

test('a clock that leaps ahead ends nobody: the next sweep does, should it stay there', async () => {
  const store = createMemorySessions()
  const sweeping = vi.spyOn(store, 'sweep')
  const clock = { now: 0 }
  const sweep = createSweep({ store, log: Fastify().log, now: () => clock.now, idleTtlMs: 1000, everyMs: 100 })
  const after = async (ms: number) => {
    clock.now += ms
    await sweep()
    return sweeping.mock.calls.length
  }
  expect(await after(100)).toBe(1)
  expect(await after(1_000_000)).toBe(1)
  expect(await after(-1_000_000)).toBe(2)
  expect(await after(1_000_000)).toBe(2)
  expect(await after(100)).toBe(3)
})
