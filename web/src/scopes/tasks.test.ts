import { scopeCatalogue, scopes } from '@scopedeck/server/contract/scopes.ts'
import { expect, it } from 'vitest'
import { feature, featureIds } from './features.ts'
import { leastScopes } from './least.ts'
import { scopesOfTask, taskIds } from './tasks.ts'

it('computes the presets from their calls', () => {
  expect(scopesOfTask('now-playing')).toEqual(['user-read-currently-playing'])
  expect(scopesOfTask('export')).toEqual(['playlist-read-private', 'playlist-read-collaborative'])
  expect(scopesOfTask('remote')).toEqual([
    'user-read-playback-state',
    'user-modify-playback-state',
    'user-read-currently-playing',
  ])
})

it('reads everything with exactly the scopes that read', () => {
  expect(scopesOfTask('read-everything')).toEqual(scopes.filter((scope) => scopeCatalogue[scope].access === 'read'))
})

it('takes all nineteen for everything', () => {
  expect(scopesOfTask('everything')).toEqual(scopes)
})

it('tells the presets apart by their scopes', () => {
  expect(new Set(taskIds.map((id) => scopesOfTask(id).join())).size).toBe(taskIds.length)
})

it('asks little for a feature', () => {
  const asked = Object.fromEntries(featureIds.map((id) => [id, leastScopes(feature(id).needs)]))
  expect(asked).toMatchObject({
    search: [],
    steer: ['user-modify-playback-state'],
    'list-playlists': ['playlist-read-private'],
    'change-private': ['playlist-modify-private'],
    'change-public': ['playlist-modify-public'],
    save: ['user-library-read', 'user-library-modify'],
  })
})
