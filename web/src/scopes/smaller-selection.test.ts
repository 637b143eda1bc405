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

it('keeps to what is ticked', () => {
  const hint = smallerSelection(['playlist-read-private', 'playlist-modify-private', 'user-read-playback-state'])
  expect(hint).toEqual({
    sentence: 'A now-playing widget needs one scope. You ask for three.',
    action: 'Keep only that one',
    scopes: ['user-read-playback-state'],
  })
})

it('says nothing where nothing is to spare, or nothing is asked', () => {
  expect(smallerSelection([])).toBeUndefined()
  expect(smallerSelection(['user-top-read'])).toBeUndefined()
  for (const id of ['now-playing', 'export', 'remote'] as const)
    expect(smallerSelection(scopesOfPreset(id))).toBeUndefined()
})

it('names scopes that open no call', () => {
  expect(smallerSelection(['streaming', 'user-top-read'])).toEqual({
    sentence: 'streaming opens no call: only Spotify’s SDKs use it.',
    action: 'Leave it out',
    scopes: ['user-top-read'],
  })
})

it('always leads to less', () => {
  const hints = scopes.flatMap((scope, index) =>
    scopes.slice(index + 1).map((other) => smallerSelection([scope, other])?.scopes.length),
  )
  expect(hints.filter((length) => length !== undefined).length).toBeGreaterThan(10)
  expect(hints.every((length) => length === undefined || length < 2)).toBe(true)
})
