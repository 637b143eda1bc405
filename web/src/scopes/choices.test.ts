import { expect, it } from 'vitest'
import { choiceGroups, findChoices } from './choices.ts'
import { leastScopes, liveOperations } from './least-set.ts'

const all = () => choiceGroups().flatMap(({ choices }) => choices)

it('offers every call that is left, and no key twice', () => {
  const operations = new Set(all().flatMap(({ needs }) => needs.flat().map(({ operation }) => operation)))
  expect(operations.size).toBe(liveOperations.length)
  expect(new Set(all().map(({ key }) => key)).size).toBe(all().length)
})

it('finds by words and by the wire, and drops empty groups', () => {
  const found = findChoices(choiceGroups(), 'DELETE /me/library songs')
  expect(found).toHaveLength(1)
  expect(found[0]?.choices.map(({ title }) => title)).toEqual([
    'Remove from the library: songs, albums, episodes, shows and audiobooks',
  ])
})

it('adds choices up to the least set', () => {
  const wished = all().filter(({ key }) => key === 'feature:see-playing' || key === 'get-queue' || key === 'search')
  expect(leastScopes(wished.flatMap(({ needs }) => needs))).toEqual([
    'user-read-playback-state',
    'user-read-currently-playing',
  ])
})
