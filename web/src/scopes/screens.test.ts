import { scopeCatalogue, scopes } from '@scopedeck/server/contract/scopes.ts'
import { expect, it } from 'vitest'
import { screenLink } from './unlocks.ts'

it('has a word for every screen that a scope names', () => {
  const paths = new Set(scopes.flatMap((scope) => [...scopeCatalogue[scope].screens]))
  expect(paths.size).toBeGreaterThan(3)
  for (const path of paths) expect(screenLink(path).name).not.toBe(path)
})

it('links only where the address is whole', () => {
  expect(screenLink('/playlists').to).toBe('/playlists')
  expect(screenLink('/playlists/:id').to).toBeUndefined()
})
