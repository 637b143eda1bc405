import { type Scope, scopeCatalogue, scopes } from '@scopedeck/server/contract/scopes.ts'
import { describe, expect, it } from 'vitest'
import { askFor, compareGrant, consentPreview, returnToOf } from './request-summary.ts'

describe('askFor', () => {
  const held = new Set<Scope>(['user-top-read', 'user-library-read'])

  it('counts the requested scopes', () => {
    expect(askFor([], undefined)).toEqual({ label: 'Sign in with no permissions', words: '' })
    expect(askFor(['streaming'], undefined).label).toBe('Ask for 1 permission')
    expect(askFor(['streaming', 'user-top-read', 'user-library-read'], undefined).label).toBe('Ask for 3 permissions')
  })

  it('says that the grant equals the request, and still offers to ask', () => {
    expect(askFor(['user-library-read', 'user-top-read'], held)).toEqual({
      label: 'Ask again for these 2 permissions',
      words: 'Your grant already has exactly these.',
    })
    expect(askFor(['streaming'], new Set<Scope>(['streaming'])).label).toBe('Ask again for this 1 permission')
    expect(askFor([], new Set()).label).toBe('Sign in again with no permissions')
  })

  it('says how many scopes are new, already granted and given up', () => {
    expect(askFor(['user-top-read', 'user-library-read', 'streaming'], held).words).toBe('1 new · 2 already granted')
    expect(askFor(['user-top-read'], held).words).toBe('0 new · 1 already granted · 1 given up')
    expect(askFor([], held).label).toBe('Sign in with no permissions')
  })

  it('returns to the deck after the first sign-in, and to the picker after later ones', () => {
    expect(returnToOf('?scope=streaming', false)).toBe('/')
    expect(returnToOf('?scope=streaming', true)).toBe('/scopes?scope=streaming')
  })
})

describe('consentPreview', () => {
  it('lists the requested scopes and nothing else', () => {
    const { can, cannot } = consentPreview(['playlist-read-private', 'playlist-modify-private'])
    expect(can).toEqual(['Access your private playlists.', 'Manage your private playlists.'])
    expect(cannot).not.toContain(scopeCatalogue['playlist-read-private'].cannot)
    expect(cannot.length).toBe(scopes.length - 2)
  })

  it('begins with scopes of the same groups, and with scopes that write', () => {
    const { cannot } = consentPreview(['user-read-playback-state'])
    expect(cannot[0]).toBe('It can’t play, pause or skip.')
  })

  it('denies nothing that another requested scope unlocks', () => {
    const denied = (...asked: (typeof scopes)[number][]) => consentPreview(asked).cannot
    expect(denied('user-read-playback-state')).not.toContain(scopeCatalogue['user-read-currently-playing'].cannot)
    expect(denied('streaming')).not.toContain(scopeCatalogue['user-modify-playback-state'].cannot)
    expect(denied('user-top-read')).toContain(scopeCatalogue['user-modify-playback-state'].cannot)
  })

  it('lists all sentences on one side for no scope and for all scopes', () => {
    expect(consentPreview([]).can).toEqual([])
    expect(consentPreview([]).cannot.length).toBe(scopes.length)
    expect(consentPreview(scopes)).toEqual({ can: scopes.map((scope) => scopeCatalogue[scope].consent), cannot: [] })
  })
})

describe('compareGrant', () => {
  it('compares requested, granted and used in the order of the catalogue', () => {
    const used = new Map<Scope, number>([
      ['playlist-read-private', 4],
      ['user-top-read', 9],
      ['streaming', 2],
    ])
    expect(
      compareGrant(
        ['streaming', 'playlist-read-private'],
        new Set(['playlist-read-private', 'user-library-read']),
        used,
      ),
    ).toEqual([
      { scope: 'playlist-read-private', requested: true, granted: true, calls: 4 },
      { scope: 'streaming', requested: true, granted: false, calls: 0 },
      { scope: 'user-library-read', requested: false, granted: true, calls: 0 },
    ])
  })

  it('is empty where nothing is requested or granted', () => {
    expect(compareGrant([], new Set(), new Map([['streaming', 1]]))).toEqual([])
  })
})
