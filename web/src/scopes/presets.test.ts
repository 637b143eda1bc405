import { scopeCatalogue, scopes } from '@scopedeck/server/contract/scopes.ts'
import { expect, it } from 'vitest'
import { leastScopes } from './least-set.ts'
import { feature, featureIds, presetIds, scopesOfPreset } from './presets.ts'

it('computes the presets from their calls', () => {
  expect(scopesOfPreset('now-playing')).toEqual(['user-read-currently-playing'])
  expect(scopesOfPreset('export')).toEqual(['playlist-read-private', 'playlist-read-collaborative'])
  expect(scopesOfPreset('remote')).toEqual([
    'user-read-playback-state',
    'user-modify-playback-state',
    'user-read-currently-playing',
  ])
})

it('reads everything with exactly the scopes that read', () => {
  expect(scopesOfPreset('read-everything')).toEqual(scopes.filter((scope) => scopeCatalogue[scope].access === 'read'))
})

it('takes all nineteen for everything', () => {
  expect(scopesOfPreset('everything')).toEqual(scopes)
})

it('tells the presets apart by their scopes', () => {
  expect(new Set(presetIds.map((id) => scopesOfPreset(id).join())).size).toBe(presetIds.length)
})

it('asks few scopes for a feature', () => {
  const asked = Object.fromEntries(featureIds.map((id) => [id, leastScopes(feature(id).needs)]))
  expect(asked).toMatchObject({
    search: [],
    steer: ['user-modify-playback-state'],
    'list-public': [],
    'list-playlists': ['playlist-read-private'],
    'list-shared': ['playlist-read-private', 'playlist-read-collaborative'],
    'change-private': ['playlist-modify-private'],
    'change-public': ['playlist-modify-public'],
    save: ['user-library-read', 'user-library-modify'],
  })
})
