import { expect, it } from 'vitest'
import { variantsOf } from './choices.ts'
import { liveOperations, sufficientSets } from './least-set.ts'

it('leaves a call alone that needs the same whatever it is about', () => {
  expect(variantsOf('get-queue')).toEqual([{ key: 'get-queue', operation: 'get-queue', words: '' }])
})

it('tells the cases apart where the scope depends on them', () => {
  const asked = variantsOf('save-library-items').map((variant) => [variant.words, sufficientSets(variant)])
  expect(asked).toEqual([
    ['songs, albums, episodes, shows and audiobooks', [['user-library-modify']]],
    ['artists and people', [['user-follow-modify']]],
    ['playlists', [['playlist-modify-public']]],
  ])
  expect(variantsOf('get-playlist').map((variant) => sufficientSets(variant))).toEqual([
    [['playlist-read-private']],
    [[]],
  ])
})

it('leaves no doubt: each variant of each call has exactly one least set, and a key of its own', () => {
  const all = liveOperations.flatMap(variantsOf)
  for (const variant of all) expect(sufficientSets(variant)).toHaveLength(1)
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
})
