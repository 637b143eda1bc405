import { operation } from '@scopedeck/server/contract/operations.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { describe, expect, test } from 'vitest'
import { lockedWords, scopesToAsk } from './gate.ts'

describe('scopesToAsk', () => {
  const ask = (id: Parameters<typeof operation>[0], granted: Scope[] = [], facts = {}) =>
    scopesToAsk(operation(id).requirement, new Set(granted), facts)

  test('a call that is allowed asks for nothing', () => {
    expect(ask('skip-users-playback-to-next-track', ['user-modify-playback-state'])).toEqual([])
  })

  test('only missing scopes are asked', () => {
    expect(ask('get-queue', ['user-read-playback-state'])).toEqual(['user-read-currently-playing'])
    expect(ask('get-queue')).toEqual(['user-read-currently-playing', 'user-read-playback-state'])
  })

  test('the visibility of a playlist decides which scope is asked', () => {
    expect(ask('add-items-to-playlist', [], { visibility: 'public' })).toEqual(['playlist-modify-public'])
    expect(ask('add-items-to-playlist', ['playlist-modify-public'], { visibility: 'private' })).toEqual([
      'playlist-modify-private',
    ])
  })

  test('for a playlist whose visibility is not known, one scope is asked and not both', () => {
    expect(ask('add-items-to-playlist')).toHaveLength(1)
  })

  test('where one of several is enough, one is asked', () => {
    const any = { kind: 'any', confidence: 'spec', any: ['user-library-read', 'user-top-read'] } as const
    expect(scopesToAsk(any, new Set())).toHaveLength(1)
    expect(scopesToAsk(any, new Set<Scope>(['user-top-read']))).toEqual([])
  })
})

describe('lockedWords', () => {
  const locked = { missing: ['user-modify-playback-state'] as const, isWithheld: false, isSignedIn: true }

  test('a locked control says what it needs and what pressing it does', () => {
    expect(lockedWords(locked, 'Skipping', 'the song skips')).toBe(
      'Skipping needs one more permission. Ask for it, and the song skips.',
    )
    expect(
      lockedWords(
        { ...locked, missing: ['user-read-currently-playing', 'user-read-playback-state'] },
        'The queue',
        'it shows here',
      ),
    ).toBe('The queue needs 2 more permissions. Ask for them, and it shows here.')
  })

  test('signed out it offers the sign-in, and with the lens on it names the lens', () => {
    expect(lockedWords({ ...locked, isSignedIn: false }, 'Skipping', 'the song skips')).toMatch(
      /^Skipping needs a sign-in with one permission/,
    )
    expect(lockedWords({ ...locked, isWithheld: true }, 'Skipping', 'the song skips')).toMatch(/in the lens\.$/)
  })
})
