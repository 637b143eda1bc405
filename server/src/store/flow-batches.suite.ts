import { describe, expect, test } from 'vitest'
import { type FlowBatches, mostFlowBatches } from './flow-batches.ts'
import { bytes, liveSession } from './session-store.suite.ts'
import type { SessionStore } from './session-store.ts'

type Records = [sessions: SessionStore, flow: FlowBatches]

const day = 24 * 3600 * 1000
const texts = async (flow: FlowBatches, id = 'row-1') =>
  (await flow.readFlowBatches(id)).map((batch) => Buffer.from(batch).toString())

/** What every store of flow records must do. @param openTwo two instances on the same data, as two processes have */
export function describeFlowBatches(name: string, openTwo: () => Promise<[Records, Records]>): void {
  describe(name, () => {
    test('what one instance adds, every instance reads, oldest first', async () => {
      const [[sessions, one], [, other]] = await openTwo()
      await sessions.create(liveSession())
      await one.addFlowBatch('row-1', bytes('first'))
      await other.addFlowBatch('row-1', bytes('second'))
      expect(await texts(one)).toEqual(['first', 'second'])
      expect(await texts(other)).toEqual(['first', 'second'])
      expect(await texts(other, 'row-2')).toEqual([])
    })

    test('the first batch and the newest ones stay', async () => {
      const [[sessions, flow]] = await openTwo()
      await sessions.create(liveSession())
      for (let nth = 0; nth <= mostFlowBatches + 2; nth++) await flow.addFlowBatch('row-1', bytes(`${nth}`))
      const newest = Array.from({ length: mostFlowBatches - 1 }, (_, nth) => `${nth + 4}`)
      expect(await texts(flow)).toEqual(['0', ...newest])
    })

    test.for(['signed-out', 'replaced', 'reauthorization-required'] as const)(
      'a session that has ended has none: %s',
      async (reason) => {
        const [[sessions, flow], [, other]] = await openTwo()
        await sessions.create(liveSession())
        await flow.addFlowBatch('row-1', bytes('first'))
        await sessions.end('row-1', reason)
        expect(await texts(other)).toEqual([])
        await flow.addFlowBatch('row-1', bytes('late'))
        expect(await texts(flow)).toEqual([])
      },
    )

    test('a sweep deletes those of expired and of idle sessions, and no others', async () => {
      const [[sessions, flow]] = await openTwo()
      const { createdAt } = liveSession()
      await sessions.create(liveSession({ id: 'expired', endsAt: createdAt + day }))
      await sessions.create(liveSession({ id: 'idle' }))
      await sessions.create(liveSession({ id: 'used', lastSeenAt: createdAt + day }))
      for (const id of ['expired', 'idle', 'used']) await flow.addFlowBatch(id, bytes(id))
      await sessions.sweep(createdAt + day, day)
      expect(await Promise.all(['expired', 'idle', 'used'].map((id) => texts(flow, id)))).toEqual([[], [], ['used']])
    })
  })
}
