import { operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { namedScopes, type Requirement } from '@scopedeck/server/contract/requirements.ts'
import { scopes } from '@scopedeck/server/contract/scopes.ts'
import { screensOf } from '@scopedeck/server/contract/screens.ts'
import { describe, expect, it } from 'vitest'
import { roleOf } from '../lens/scope-role.ts'
import { findScopes, screenLink, unlocksOf, unlockWord } from './unlocks.ts'

describe('unlocksOf', () => {
  it('finds a role for every scope that a requirement names, and none for the others', () => {
    for (const id of operationIds) {
      const { requirement } = operation(id)
      const playing = scopes.filter((scope) => roleOf(scope, requirement))
      expect(playing.toSorted()).toEqual(namedScopes(requirement).toSorted())
    }
  })

  it('keeps removed calls apart', () => {
    const { live, gone } = unlocksOf('user-library-modify')
    expect(live.map(({ id }) => id)).toEqual(['save-library-items', 'remove-library-items'])
    expect(gone.length).toBe(10)
    expect(gone.every(({ row }) => row.removedSince)).toBe(true)
  })
})

describe('unlockWord', () => {
  const word = (scope: (typeof scopes)[number]) => unlockWord(unlocksOf(scope))

  it('counts the calls that a scope unlocks', () => {
    expect(word('user-modify-playback-state')).toBe('10 calls')
    expect(word('playlist-modify-private')).toBe('6 calls')
    expect(word('user-read-recently-played')).toBe('1 call')
  })

  it('says where a scope only adds to answers, or unlocks no call', () => {
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

  it('describes alternatives of scopes, though no call has them today', () => {
    const requirement: Requirement = { kind: 'any', confidence: 'spec', any: ['streaming', 'user-top-read'] }
    expect(roleOf('streaming', requirement)?.kind).toBe('conditional')
  })
})

describe('findScopes', () => {
  const found = (find: string) => findScopes(find).map(({ scope }) => scope)

  it('finds every scope for an empty search', () => {
    expect(found('')).toEqual(scopes)
    expect(found('  ')).toEqual(scopes)
  })

  it('finds by name, by our words and by Spotify’s', () => {
    expect(found('ugc')).toEqual(['ugc-image-upload'])
    expect(found('E-MAIL')).toEqual(['user-read-email'])
    expect(found('real email')).toEqual(['user-read-email'])
    expect(found('sdk only')).toEqual(['streaming', 'app-remote-control'])
  })

  it('finds a scope by a call, and says which call', () => {
    const queue = findScopes('POST /me/player/queue')
    expect(queue).toMatchObject([
      { scope: 'user-modify-playback-state', byCall: { id: 'add-to-queue', role: { words: 'needed' } } },
    ])
    expect(found('top artists')).toEqual(['user-top-read'])
    expect(findScopes('top artists')[0]?.byCall).toBeUndefined()
  })

  it('finds only scopes whose text has all the words', () => {
    expect(found('queue e-mail')).toEqual([])
  })

  it('finds nothing for nonsense', () => {
    expect(found('zzz')).toEqual([])
  })
})

describe('screenLink', () => {
  it('has a name for every screen that a scope names', () => {
    const paths = new Set(scopes.flatMap(screensOf))
    expect(paths.size).toBeGreaterThan(3)
    for (const path of paths) expect(screenLink(path).name).not.toBe(path)
  })

  it('links only to addresses without a parameter', () => {
    expect(screenLink('/playlists').to).toBe('/playlists')
    expect(screenLink('/playlists/:id').to).toBeUndefined()
  })
})
