import { type OperationId, operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { type CallFacts, judge, namedScopes } from '@scopedeck/server/contract/requirements.ts'
import { expect, it } from 'vitest'
import { explainScopes } from './scope-explanation.ts'

const why = (id: OperationId, scopes: readonly string[], facts?: CallFacts) =>
  explainScopes(operation(id).requirement, new Set(scopes), facts)

it('says what is needed and whether it is held', () => {
  expect(why('search', [])).toBe('It needs no scope: any account that is signed in may call it.')
  expect(why('get-users-top-tracks', [])).toBe('It needs user-top-read, which your grant does not have.')
  expect(why('get-queue', ['user-read-currently-playing'])).toBe(
    'It needs user-read-playback-state, which your grant does not have.',
  )
  expect(explainScopes(operation('get-users-top-tracks').requirement, undefined)).toBe(
    'It needs user-top-read, and nobody is signed in.',
  )
})

it('says what the lens takes away', () => {
  const { requirement } = operation('get-users-top-tracks')
  const granted = new Set(['user-top-read'])
  expect(explainScopes(requirement, granted, {}, granted)).toBe(
    'It needs user-top-read, which you switched off in the lens.',
  )
})

it('says what it depends on, until that is known', () => {
  expect(why('get-playlist', [])).toBe(
    'A public playlist needs no scope; a private one needs playlist-read-private, which your grant does not have.',
  )
  expect(why('get-playlist', [], { visibility: 'public' })).toBe('This playlist is public, so no scope is needed.')
  expect(why('add-items-to-playlist', ['playlist-modify-public'])).toBe(
    'It depends on the playlist: playlist-modify-public for a public one (held), playlist-modify-private for a private one (missing).',
  )
  expect(why('change-playlist-details', [], { visibility: 'private', requestedVisibility: 'public' })).toContain(
    'To make it public needs playlist-modify-public as well',
  )
  expect(why('save-library-items', ['user-library-modify'], { uriTypes: ['track'] })).toBe(
    'You name songs, so it needs user-library-modify, which your grant has.',
  )
})

it('says what a scope would add', () => {
  expect(why('get-a-list-of-current-users-playlists', ['playlist-read-private'])).toBe(
    'It needs no scope: any account that is signed in may call it. playlist-read-private adds rows. It works without playlist-read-collaborative, which would add rows.',
  )
  expect(why('get-current-users-profile', ['user-read-email'])).toContain('user-read-email adds email.')
})

it('names every scope that is missing, for every call', () => {
  for (const id of operationIds) {
    const { requirement } = operation(id)
    const words = explainScopes(requirement, new Set())
    for (const scope of judge(requirement, new Set()).missingScopes) expect(words, id).toContain(scope)
    for (const scope of namedScopes(requirement)) expect(words, id).toContain(scope)
  }
})
