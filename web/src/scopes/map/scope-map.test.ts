import { operation } from '@scopedeck/server/contract/operations.ts'
import { namedScopes } from '@scopedeck/server/contract/requirements.ts'
import { scopeRow, scopes } from '@scopedeck/server/contract/scopes.ts'
import { screenPaths, screensOf } from '@scopedeck/server/contract/screens.ts'
import { describe, expect, it } from 'vitest'
import { liveOperations } from '../least-set.ts'
import { bundleSections } from './bundle-words.ts'
import { findInMap, foundWords } from './find-in-map.ts'
import { layOut } from './map-layout.ts'
import { columnsOf, nodeAfter } from './move-in-map.ts'
import { bundles, type NodeId, readNode, scopeLines, scopeSections, screenLines, styleOf, wayOf } from './scope-map.ts'

const nodes: readonly NodeId[] = [...scopes, ...liveOperations, ...bundles.map(({ id }) => id), ...screenPaths]

describe('the map, from the tables alone', () => {
  it('has every scope, every call that Spotify still offers, and every screen, each once', () => {
    const placed = columnsOf(layOut(new Set(liveOperations))).flat()
    expect(placed.toSorted()).toEqual(nodes.toSorted())
    expect(scopeSections.flatMap(({ scopes }) => scopes)).toHaveLength(scopes.length)
    expect(bundleSections.flatMap(({ bundles }) => bundles.flatMap(({ calls }) => calls))).toHaveLength(
      liveOperations.length,
    )
  })

  it('has a line for each scope that a requirement names, and none for another', () => {
    for (const call of liveOperations) {
      const lines = scopeLines.filter((line) => line.call === call).map(({ scope }) => scope)
      expect(lines.toSorted()).toEqual(namedScopes(operation(call).requirement).toSorted())
    }
    for (const scope of scopes)
      expect(scopeLines.some((line) => line.scope === scope)).toBe(scopeRow(scope).sdkOnly !== true)
  })

  it.each([
    ['playlist-read-private', 'get-playlists-items', 'needed'],
    ['playlist-read-private', 'get-a-list-of-current-users-playlists', 'adds'],
    ['playlist-read-collaborative', 'get-a-list-of-current-users-playlists', 'adds'],
    ['playlist-read-private', 'get-playlist', 'by-visibility'],
    ['playlist-modify-public', 'create-playlist', 'by-visibility'],
    ['user-follow-read', 'check-library-contains', 'by-uri-type'],
    ['user-read-email', 'get-current-users-profile', 'adds'],
  ] as const)('%s leads to %s by the line “%s”', (scope, call, style) => {
    expect(styleOf(scope, operation(call).requirement)).toBe(style)
  })
})

describe('what lights up', () => {
  it('from either end of a line is the other end', () => {
    for (const { scope, call } of scopeLines) {
      expect(wayOf([scope]).calls).toContain(call)
      expect(wayOf([call]).scopes).toContain(scope)
    }
    for (const { call, screen } of screenLines) {
      expect(wayOf([screen]).calls).toContain(call)
      expect(wayOf([call]).screens).toContain(screen)
    }
  })

  it('from a scope are the screens that stand on it, and from a screen the scopes that it stands on', () => {
    for (const scope of scopes) {
      expect([...wayOf([scope]).screens].toSorted()).toEqual(screensOf(scope).toSorted())
      for (const screen of screenPaths)
        expect(wayOf([screen]).scopes.has(scope)).toBe(wayOf([scope]).screens.has(screen))
    }
  })

  it('the player saves songs and episodes alone, so no line leads there from the scopes of artists and playlists', () => {
    expect(wayOf(['user-library-modify']).screens).toContain('/player')
    expect(wayOf(['user-follow-modify']).screens).not.toContain('/player')
    expect(wayOf(['user-follow-modify']).calls).toContain('save-library-items')
  })

  it('has itself in it, and lines only between what is lit', () => {
    for (const node of nodes) {
      const way = wayOf([node])
      const lit = new Set<NodeId>([...way.scopes, ...way.calls, ...way.screens])
      expect(lit.has(node) || bundles.some(({ id }) => id === node)).toBe(true)
      for (const { scope, call } of way.scopeLines) expect(lit.has(scope) && lit.has(call)).toBe(true)
      for (const { call, screen } of way.screenLines) expect(lit.has(call) && lit.has(screen)).toBe(true)
    }
  })

  it('a call without a row is where its bundle is', () => {
    const { middleOf } = layOut(new Set(['get-playlist']))
    expect(middleOf('get-playlists-items')).toBe(middleOf('playlists:read'))
    expect(middleOf('get-playlist')).toBeGreaterThan(middleOf('playlists:read'))
  })

  it('an address names any of them, and a call that is gone names none', () => {
    for (const node of nodes) expect(readNode(node)).toBe(node)
    for (const text of [null, '', 'get-recommendations', 'constructor', '/nowhere'])
      expect(readNode(text)).toBeUndefined()
  })
})

describe('moving by keys', () => {
  const layout = layOut(new Set())

  it('reaches every row of a column downwards, and comes back upwards', () => {
    for (const column of columnsOf(layout)) {
      for (const [index, node] of column.entries()) {
        expect(nodeAfter('ArrowDown', node, layout, wayOf([]))).toBe(column[index + 1] ?? node)
        expect(nodeAfter('ArrowUp', node, layout, wayOf([]))).toBe(column[index - 1] ?? node)
      }
    }
  })

  it('goes sideways to what is lit, and to the nearest row where nothing is', () => {
    expect(nodeAfter('ArrowRight', 'user-top-read', layout, wayOf(['user-read-email']))).not.toBe('users:read')
    const way = wayOf(['/account'])
    expect(nodeAfter('ArrowRight', 'user-read-email', layOut(way.calls), way)).toBe('get-current-users-profile')
    expect(nodeAfter('ArrowLeft', 'playlist-read-private', layout, way)).toBe('playlist-read-private')
    expect(nodeAfter('x', 'playlist-read-private', layout, way)).toBeUndefined()
  })
})

describe('the search of the map', () => {
  it('finds scopes, calls and screens by name and path', () => {
    expect(findInMap('  ')).toBeUndefined()
    expect(findInMap('/me/top/artists')).toEqual(['get-users-top-artists'])
    expect(findInMap('account screen')).toEqual(['/account'])
    expect(findInMap('zzz')).toEqual([])
    expect(foundWords(findInMap('user-top-read') ?? [])).toBe('1 scope, 0 calls and 0 screens found')
  })
})
