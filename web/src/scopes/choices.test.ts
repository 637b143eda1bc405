import { describe, expect, it } from 'vitest'
import { choiceGroups, findChoices, variantsOf } from './choices.ts'
import { leastScopes, liveOperations, sufficientSets } from './least-set.ts'

describe('the choices of the least-set sheet', () => {
  const all = () => choiceGroups().flatMap(({ choices }) => choices)

  it('offers every call that Spotify still has, each with its own key', () => {
    const operations = new Set(all().flatMap(({ needs }) => needs.flat().map(({ operation }) => operation)))
    expect(operations.size).toBe(liveOperations.length)
    expect(new Set(all().map(({ key }) => key)).size).toBe(all().length)
  })

  it('finds by words and by method and path, and leaves out empty groups', () => {
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
})

describe('variantsOf', () => {
  it('a call whose scopes depend on no fact has one variant', () => {
    expect(variantsOf('get-queue')).toEqual([{ key: 'get-queue', operation: 'get-queue', words: '' }])
  })

  it('a call whose scopes depend on a fact has one variant for each case', () => {
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

  it('each variant of each call has exactly one least set, and its own key', () => {
    const all = liveOperations.flatMap(variantsOf)
    for (const variant of all) expect(sufficientSets(variant)).toHaveLength(1)
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
  })
})
