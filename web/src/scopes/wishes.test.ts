import { expect, it } from 'vitest'
import { leastScopes, liveOperations } from './least.ts'
import { findWishes, wishGroups } from './wishes.ts'

const all = () => wishGroups().flatMap(({ wishes }) => wishes)

it('offers every call that is left, and no key twice', () => {
  const operations = new Set(all().flatMap(({ needs }) => needs.flat().map(({ operation }) => operation)))
  expect(operations.size).toBe(liveOperations.length)
  expect(new Set(all().map(({ key }) => key)).size).toBe(all().length)
})

it('finds by words and by the wire, and drops empty groups', () => {
  const found = findWishes(wishGroups(), 'DELETE /me/library songs')
  expect(found).toHaveLength(1)
  expect(found[0]?.wishes.map(({ title }) => title)).toEqual([
    'Remove from the library: songs, albums, episodes, shows and audiobooks',
  ])
})

it('adds wishes up to the least set', () => {
  const wished = all().filter(({ key }) => key === 'feature:see-playing' || key === 'get-queue' || key === 'search')
  expect(leastScopes(wished.flatMap(({ needs }) => needs))).toEqual([
    'user-read-playback-state',
    'user-read-currently-playing',
  ])
})
