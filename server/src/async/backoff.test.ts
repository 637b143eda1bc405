import { expect, test } from 'vitest'
import { createBackoff } from './backoff.ts'

const setUp = () => {
  const clock = { now: 0 }
  return { clock, pauses: createBackoff({ now: () => clock.now, shortestMs: 20 }) }
}

test('after a failure the next attempt waits, and no other is held up by it', async () => {
  const { pauses } = setUp()
  pauses.begin('failed')
  const order: string[] = []
  await Promise.all(['failed', 'other'].map((id) => pauses.wait(id).then(() => order.push(id))))
  expect(order).toEqual(['other', 'failed'])
})

test('a pause that is over, or was ended, delays no call', async () => {
  const { clock, pauses } = setUp()
  for (const id of ['over', 'ended']) pauses.begin(id)
  pauses.begin('lasting', 1000)
  clock.now += 20
  pauses.end('ended')
  pauses.sweep()
  expect(await Promise.all(['over', 'ended'].map(pauses.wait))).toEqual([undefined, undefined])
  expect(await pauses.wait('lasting')).toBe(980)
})
