import { operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { namedScopes, type Requirement } from '@scopedeck/server/contract/requirements.ts'
import { scopes } from '@scopedeck/server/contract/scopes.ts'
import { describe, expect, it } from 'vitest'
import { roleOf } from '../lens/scope-role.ts'
import { unlocksOf, unlockWord } from './unlocks.ts'

describe('unlocksOf', () => {
  it('finds a part for every scope that a requirement names, and none for the others', () => {
    for (const id of operationIds) {
      const { requirement } = operation(id)
      const playing = scopes.filter((scope) => roleOf(scope, requirement))
      expect(playing.toSorted()).toEqual(namedScopes(requirement).toSorted())
    }
  })

  it('keeps what is gone apart', () => {
    const { live, gone } = unlocksOf('user-library-modify')
    expect(live.map(({ id }) => id)).toEqual(['save-library-items', 'remove-library-items'])
    expect(gone.length).toBe(10)
    expect(gone.every(({ row }) => row.removedSince)).toBe(true)
  })
})

describe('unlockWord', () => {
  const word = (scope: (typeof scopes)[number]) => unlockWord(unlocksOf(scope))

  it('counts the calls that it opens', () => {
    expect(word('user-modify-playback-state')).toBe('10 calls')
    expect(word('playlist-modify-private')).toBe('6 calls')
    expect(word('user-read-recently-played')).toBe('1 call')
  })

  it('says so where it only adds, or does nothing here', () => {
    expect(word('playlist-read-collaborative')).toBe('adds rows')
    expect(word('user-read-email')).toBe('adds fields')
    expect(word('streaming')).toBe('no call')
  })
})

describe('roleOf', () => {
  const words = (scope: (typeof scopes)[number], requirement: Requirement) => roleOf(scope, requirement)?.words

  it('says in which cases a scope is needed', () => {
    expect(words('user-read-playback-state', operation('get-queue').requirement)).toBe(
      'needed, with user-read-currently-playing',
    )
    expect(words('playlist-modify-public', operation('create-playlist').requirement)).toBe('to have it public')
    expect(words('playlist-modify-private', operation('remove-items-playlist').requirement)).toBe(
      'for private playlists',
    )
    expect(words('user-follow-read', operation('check-library-contains').requirement)).toBe('for artists and people')
    expect(words('user-read-private', operation('get-current-users-profile').requirement)).toBe(
      'adds country, product, explicit_content',
    )
  })

  it('knows a choice of scopes, though no call has one today', () => {
    const requirement: Requirement = { kind: 'any', confidence: 'spec', any: ['streaming', 'user-top-read'] }
    expect(roleOf('streaming', requirement)?.kind).toBe('conditional')
  })
})
