import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { createSeededPlan } from './seeded-plan.ts'
import { createWorld } from './world.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: NodeJS.GCFunction = runInNewContext('gc')

test('a hundred worlds share what never changes, and need less than 200 MB', () => {
  const plan = createSeededPlan(1)
  const first = createWorld(plan, Date.now)
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  const worlds = Array.from({ length: 100 }, () => createWorld(plan, Date.now))
  collectGarbage()
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1024 ** 2)
  // That is also why a world is ready at once: nothing of this is made again.
  const [longest] = [...first.playlists.values()]
  for (const world of worlds) {
    expect(world.catalogue).toBe(plan.catalogue)
    expect(world.playlists.get(longest?.id ?? '')?.entries).toBe(longest?.entries)
  }
})
