import { type Scope, scopes } from '@scopedeck/server/contract/scopes.ts'
import { describe, expect, it } from 'vitest'
import { inOrder, isSame, readSelection, scopesOf, selectionSearch, toggled, withGroup } from './selection.ts'

const read = (address: string, granted: Scope[] = []) => readSelection(new URLSearchParams(address), granted)

describe('a selection and its address', () => {
  it('reads scopes in any order, separated as on the wire or by commas, each once', () => {
    const wanted = ['playlist-read-private', 'user-top-read']
    expect(read('scope=user-top-read+playlist-read-private').scopes).toEqual(wanted)
    expect(read('scope=user-top-read%20playlist-read-private').scopes).toEqual(wanted)
    expect(read('scope=user-top-read,playlist-read-private,user-top-read').scopes).toEqual(wanted)
    expect(read('scope=user-top-read&scope=playlist-read-private').scopes).toEqual(wanted)
  })

  it('names unknown scopes and leaves them out of the selection', () => {
    const { scopes: chosen, unknown } = read('scope=toString+user-top-read+PLAYLIST-READ-PRIVATE+toString')
    expect(chosen).toEqual(['user-top-read'])
    expect(unknown).toEqual(['toString', 'PLAYLIST-READ-PRIVATE'])
  })

  it('selects the grant for an address without scope, and nothing for an empty scope', () => {
    expect(read('', ['streaming']).scopes).toEqual(['streaming'])
    expect(read('scope=', ['streaming']).scopes).toEqual([])
  })

  it('reads back what it wrote, for every scope alone and for all', () => {
    for (const chosen of [[], ...scopes.map((scope) => [scope]), scopes]) {
      expect(read(selectionSearch(chosen, false).slice(1), ['streaming']).scopes).toEqual(chosen)
    }
    expect(read(selectionSearch([], true).slice(1)).showDialog).toBe(true)
    expect(read(selectionSearch([], false).slice(1)).showDialog).toBe(false)
  })

  it('has one address for one selection', () => {
    expect(selectionSearch(['user-top-read', 'playlist-read-private'], false)).toBe(
      '?scope=playlist-read-private+user-top-read',
    )
    expect(selectionSearch(inOrder(scopes.toReversed()), false)).toBe(selectionSearch(scopes, false))
  })
})

describe('changes', () => {
  it('ticks and unticks', () => {
    expect(toggled(['user-top-read'], 'playlist-read-private')).toEqual(['playlist-read-private', 'user-top-read'])
    expect(toggled(['playlist-read-private', 'user-top-read'], 'user-top-read')).toEqual(['playlist-read-private'])
  })

  it('selects all or none of a group and leaves other groups alone', () => {
    const chosen = inOrder(['user-top-read', 'user-library-read'])
    expect(withGroup(chosen, 'library', 'all')).toEqual(['user-library-read', 'user-library-modify', 'user-top-read'])
    expect(withGroup(chosen, 'library', 'none')).toEqual(['user-top-read'])
  })

  it('puts every scope in one group', () => {
    const groups = ['playlists', 'playback', 'library', 'history', 'following', 'account'] as const
    expect(groups.flatMap(scopesOf).toSorted()).toEqual(scopes.toSorted())
  })

  it('compares selections without regard to their order', () => {
    expect(isSame(read('scope=a+user-top-read').scopes, ['user-top-read'])).toBe(true)
    expect(isSame(['streaming', 'user-top-read'], ['user-top-read', 'streaming'])).toBe(true)
    expect(isSame(['streaming'], ['user-top-read'])).toBe(false)
  })
})
