import { operation } from '@scopedeck/server/contract/operations.ts'
import { judge, namedScopes } from '@scopedeck/server/contract/requirements.ts'
import { scopes } from '@scopedeck/server/contract/scopes.ts'
import { describe, expect, it } from 'vitest'
import { type Call, leastScopes, leastScopesWithin, liveOperations, sufficientSets } from './least-set.ts'

const nowPlaying: Call[] = [
  { operation: 'get-the-users-currently-playing-track' },
  { operation: 'get-information-about-the-users-current-playback' },
]

describe('sufficientSets', () => {
  it('needs both scopes for a playlist of unknown visibility, and one for a playlist of known visibility', () => {
    const id = 'add-items-to-playlist'
    expect(sufficientSets({ operation: id })).toEqual([['playlist-modify-public', 'playlist-modify-private']])
    expect(sufficientSets({ operation: id, facts: { visibility: 'private' } })).toEqual([['playlist-modify-private']])
  })

  it('needs no scope for a free call, and scopes that add to the answer only for a complete answer', () => {
    expect(sufficientSets({ operation: 'search' })).toEqual([[]])
    expect(sufficientSets({ operation: 'get-current-users-profile' })).toEqual([[]])
    expect(sufficientSets({ operation: 'get-current-users-profile', adding: 'all' })).toEqual([
      ['user-read-private', 'user-read-email'],
    ])
  })

  it('for every operation, each set is allowed and no scope in it can be left out', () => {
    for (const id of liveOperations) {
      const { requirement } = operation(id)
      for (const set of sufficientSets({ operation: id })) {
        expect(judge(requirement, new Set(set)).state).toBe('allowed')
        for (const scope of set) {
          expect(judge(requirement, new Set(set.filter((other) => other !== scope))).state).not.toBe('allowed')
        }
        expect(namedScopes(requirement)).toEqual(expect.arrayContaining(set))
      }
    }
  })
})

describe('leastScopes', () => {
  it('is the union where no need has alternatives, in the order of the catalogue', () => {
    expect(leastScopes([[{ operation: 'get-users-top-tracks' }], [{ operation: 'get-queue' }]])).toEqual([
      'user-read-playback-state',
      'user-read-currently-playing',
      'user-top-read',
    ])
  })

  it('takes the first of equal sets, unless another need decides', () => {
    expect(leastScopes([nowPlaying])).toEqual(['user-read-currently-playing'])
    expect(leastScopes([nowPlaying, [{ operation: 'get-a-users-available-devices' }]])).toEqual([
      'user-read-playback-state',
    ])
  })

  it('finds the fewest scopes even where the first alternative would need more', () => {
    const either = (one: Call, other: Call) => [one, other]
    const tracks: Call = { operation: 'get-users-saved-tracks' }
    const top: Call = { operation: 'get-users-top-tracks' }
    const recent: Call = { operation: 'get-recently-played' }
    const followed: Call = { operation: 'get-followed' }
    expect(leastScopes([either(tracks, followed), either(top, followed), either(recent, followed)])).toEqual([
      'user-follow-read',
    ])
  })

  it('is empty for no needs', () => {
    expect(leastScopes([])).toEqual([])
  })
})

describe('leastScopesWithin', () => {
  it('uses only selected scopes', () => {
    expect(leastScopesWithin([nowPlaying], ['user-read-playback-state', 'streaming'])).toEqual([
      'user-read-playback-state',
    ])
    expect(leastScopesWithin([nowPlaying], scopes)).toEqual(['user-read-currently-playing'])
    expect(leastScopesWithin([nowPlaying], ['streaming'])).toBeUndefined()
  })
})
