import { expect, test } from 'vitest'
import { screenAt } from './screens.ts'

test.each([
  ['/', 'Deck', ''],
  ['/playlists', 'Playlists', ''],
  ['/playlists/', 'Playlists', ''],
  ['/playlists/abc', 'Playlist', 'abc'],
  ['/explore', 'Explore', ''],
  ['/explore/get-playlist', 'Explore', 'get-playlist'],
])('at %s is the screen %s', (path, title, id) => {
  const found = screenAt(path)
  expect([found?.screen.handle.title, found?.id]).toEqual([title, id])
})

test('at another address is no screen', () => {
  expect(screenAt('/nowhere')).toBeUndefined()
  expect(screenAt('/playlists/abc/def')).toBeUndefined()
})

test('the first page of a playlist is asked for under the id in the address', () => {
  const { screen, id = '' } = screenAt('/playlists/a%20b') ?? {}
  expect(screen?.first?.addresses(id)).toEqual([
    '/api/spotify/v1/playlists/a%20b',
    '/api/spotify/v1/playlists/a%20b/items?limit=50&offset=0&additional_types=track%2Cepisode',
  ])
})
