import { operationIds } from '@scopedeck/server/contract/operations.ts'
import { expect, it } from 'vitest'
import { callState, findCalls } from './calls.ts'

const found = (find: string) => findCalls(find).flatMap(({ ids }) => ids)

it('lists every call once, and the removed calls at the end', () => {
  expect(found('').toSorted()).toEqual(operationIds.toSorted())
  const groups = findCalls('')
  expect(groups.map(({ heading }) => heading)).toEqual([
    ...['Player', 'Playlists', 'Library', 'Users', 'Search', 'Tracks', 'Albums', 'Artists', 'Shows', 'Episodes'],
    ...['Audiobooks', 'Chapters', 'Gone for new apps'],
  ])
  expect(groups.at(-1)?.ids).toHaveLength(48)
})

it('finds by name, path, method, scope and purpose', () => {
  expect(found('my playlists')).toContain('get-a-list-of-current-users-playlists')
  expect(found('DELETE /me/library')).toEqual(['remove-library-items'])
  expect(found('user-top-read')).toEqual(['get-users-top-artists', 'get-users-top-tracks'])
  expect(found('liked songs')).toContain('get-users-saved-tracks')
  expect(found('up next')).toEqual(['get-queue', 'add-to-queue'])
  expect(found('no such call')).toEqual([])
})

it('tells four states apart', () => {
  const nothing = new Set<string>()
  expect(callState('search', nothing)).toBe('allowed')
  expect(callState('get-queue', nothing)).toBe('blocked')
  expect(callState('get-playlist', nothing)).toBe('conditional')
  expect(callState('get-recommendations', nothing)).toBe('gone')
  expect(callState('search', undefined)).toBe('blocked')
})
