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
  it('asks for both sides of a playlist that nobody has described, and for one that is known', () => {
    const id = 'add-items-to-playlist'
    expect(sufficientSets({ operation: id })).toEqual([['playlist-modify-public', 'playlist-modify-private']])
    expect(sufficientSets({ operation: id, facts: { visibility: 'private' } })).toEqual([['playlist-modify-private']])
  })

  it('asks for nothing where nothing is needed, and for what adds to the answer only when all of it is wanted', () => {
    expect(sufficientSets({ operation: 'search' })).toEqual([[]])
    expect(sufficientSets({ operation: 'get-current-users-profile' })).toEqual([[]])
    expect(sufficientSets({ operation: 'get-current-users-profile', complete: true })).toEqual([
      ['user-read-private', 'user-read-email'],
    ])
  })

  it('names, for every operation, sets that are allowed and in which nothing is idle', () => {
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
  it('is the union where nothing can be chosen, in the order of the catalogue', () => {
    expect(leastScopes([[{ operation: 'get-users-top-tracks' }], [{ operation: 'get-queue' }]])).toEqual([
      'user-read-playback-state',
      'user-read-currently-playing',
      'user-top-read',
    ])
  })

  it('takes the first of equals, unless another need decides', () => {
    expect(leastScopes([nowPlaying])).toEqual(['user-read-currently-playing'])
    expect(leastScopes([nowPlaying, [{ operation: 'get-a-users-available-devices' }]])).toEqual([
      'user-read-playback-state',
    ])
  })

  it('finds the fewest even where the first choice would be the worse one', () => {
    const either = (one: Call, other: Call) => [one, other]
    const tracks: Call = { operation: 'get-users-saved-tracks' }
    const top: Call = { operation: 'get-users-top-tracks' }
    const recent: Call = { operation: 'get-recently-played' }
    const followed: Call = { operation: 'get-followed' }
    expect(leastScopes([either(tracks, followed), either(top, followed), either(recent, followed)])).toEqual([
      'user-follow-read',
    ])
  })

  it('needs nothing for nothing', () => {
    expect(leastScopes([])).toEqual([])
  })
})

describe('leastScopesWithin', () => {
  it('keeps to what is selected', () => {
    expect(leastScopesWithin([nowPlaying], ['user-read-playback-state', 'streaming'])).toEqual([
      'user-read-playback-state',
    ])
    expect(leastScopesWithin([nowPlaying], scopes)).toEqual(['user-read-currently-playing'])
    expect(leastScopesWithin([nowPlaying], ['streaming'])).toBeUndefined()
  })
})
