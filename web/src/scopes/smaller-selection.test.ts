import { scopes } from '@scopedeck/server/contract/scopes.ts'
import { expect, it } from 'vitest'
import { scopesOfPreset } from './presets.ts'
import { smallerSelection } from './smaller-selection.ts'

it('leads from nineteen scopes to two', () => {
  const first = smallerSelection(scopes)
  expect(first?.sentence).toBe('Reading everything needs 11 scopes. You ask for 19.')
  const second = smallerSelection(first?.scopes ?? [])
  expect(second?.sentence).toBe('An export of playlists needs two scopes. You ask for 11.')
  expect(second?.action).toBe('Keep only those two')
  expect(second?.scopes).toEqual(['playlist-read-private', 'playlist-read-collaborative'])
  expect(smallerSelection(second?.scopes ?? [])).toBeUndefined()
})

it('suggests only scopes that are ticked', () => {
  const smaller = smallerSelection(['playlist-read-private', 'playlist-modify-private', 'user-read-playback-state'])
  expect(smaller).toEqual({
    sentence: 'A now-playing widget needs one scope. You ask for three.',
    action: 'Keep only that one',
    scopes: ['user-read-playback-state'],
  })
})

it('suggests nothing where every scope is needed, or none is ticked', () => {
  expect(smallerSelection([])).toBeUndefined()
  expect(smallerSelection(['user-top-read'])).toBeUndefined()
  for (const id of ['now-playing', 'export', 'remote'] as const)
    expect(smallerSelection(scopesOfPreset(id))).toBeUndefined()
})

it('names scopes that unlock no call', () => {
  expect(smallerSelection(['streaming', 'user-top-read'])).toEqual({
    sentence: 'streaming opens no call: only Spotify’s SDKs use it.',
    action: 'Leave it out',
    scopes: ['user-top-read'],
  })
})

it('always suggests fewer scopes', () => {
  const sizes = scopes.flatMap((scope, index) =>
    scopes.slice(index + 1).map((other) => smallerSelection([scope, other])?.scopes.length),
  )
  expect(sizes.filter((length) => length !== undefined).length).toBeGreaterThan(10)
  expect(sizes.every((length) => length === undefined || length < 2)).toBe(true)
})
