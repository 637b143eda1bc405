import Fastify from 'fastify'
import { expect, test, vi } from 'vitest'
import { createMemoryStore } from '../store/memory-store.ts'
import { createSweep } from './session-records.ts'

const minute = 60_000
const day = 24 * 60 * minute

test('nothing is swept after the clock has leapt ahead, until the next time', async () => {
  const clock = { now: 0 }
  const store = createMemoryStore().sessions
  const swept = vi.spyOn(store, 'sweep')
  const sweep = createSweep({ store, log: Fastify().log, now: () => clock.now, idleTtlMs: day, everyMs: minute })
  const sweepAfter = async (ms: number) => {
    clock.now += ms
    swept.mockClear()
    await sweep()
    return swept.mock.calls
  }
  expect(await sweepAfter(minute)).toEqual([[minute, day]])
  expect(await sweepAfter(200 * day)).toEqual([])
  expect(await sweepAfter(-200 * day)).toHaveLength(1)
  expect(await sweepAfter(200 * day)).toEqual([])
  expect(await sweepAfter(minute)).toHaveLength(1)
})
