import { scopeCatalogue, scopes } from '@scopedeck/server/contract/scopes.ts'
import { expect, it } from 'vitest'
import { consentPreview } from './consent-preview.tsx'

it('lists what is asked and nothing else', () => {
  const { can, cannot } = consentPreview(['playlist-read-private', 'playlist-modify-private'])
  expect(can).toEqual(['Access your private playlists.', 'Manage your private playlists.'])
  expect(cannot).not.toContain(scopeCatalogue['playlist-read-private'].cannot)
  expect(cannot.length).toBe(scopes.length - 2)
})

it('begins with what is nearest: the same groups, and changes before looks', () => {
  const { cannot } = consentPreview(['user-read-playback-state'])
  expect(cannot[0]).toBe('It can’t play, pause or skip.')
})

it('denies nothing that another scope opens', () => {
  const denied = (...asked: (typeof scopes)[number][]) => consentPreview(asked).cannot
  expect(denied('user-read-playback-state')).not.toContain(scopeCatalogue['user-read-currently-playing'].cannot)
  expect(denied('streaming')).not.toContain(scopeCatalogue['user-modify-playback-state'].cannot)
  expect(denied('user-top-read')).toContain(scopeCatalogue['user-modify-playback-state'].cannot)
})

it('is all or nothing at the ends', () => {
  expect(consentPreview([]).can).toEqual([])
  expect(consentPreview([]).cannot.length).toBe(scopes.length)
  expect(consentPreview(scopes)).toEqual({ can: scopes.map((scope) => scopeCatalogue[scope].consent), cannot: [] })
})
