import { expect, it } from 'vitest'
import { compareGrant } from './grant-comparison.tsx'

it('puts the three side by side, in the catalogue’s order', () => {
  const used = new Map([
    ['playlist-read-private', 4],
    ['user-top-read', 9],
    ['streaming', 2],
  ])
  expect(
    compareGrant(['streaming', 'playlist-read-private'], new Set(['playlist-read-private', 'user-library-read']), used),
  ).toEqual([
    { scope: 'playlist-read-private', requested: true, granted: true, calls: 4 },
    { scope: 'streaming', requested: true, granted: false, calls: 0 },
    { scope: 'user-library-read', requested: false, granted: true, calls: 0 },
  ])
})

it('holds nothing where nothing is asked or granted', () => {
  expect(compareGrant([], new Set(), new Map([['streaming', 1]]))).toEqual([])
})
