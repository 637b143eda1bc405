import { expect, test } from 'vitest'
import { lockedWords } from './ask-for-scopes.tsx'

const locked = { missing: ['user-modify-playback-state'], isWithheld: false, isSignedIn: true }

test('a locked control says what it needs and what comes of it', () => {
  expect(lockedWords(locked, 'Skipping', 'the song skips')).toBe(
    'Skipping needs one more permission. Ask for it, and the song skips.',
  )
  expect(lockedWords({ ...locked, missing: ['a', 'b'] }, 'The queue', 'it shows here')).toBe(
    'The queue needs 2 more permissions. Ask for them, and it shows here.',
  )
})

test('to nobody it speaks of a sign-in, and of the lens to who uses it', () => {
  expect(lockedWords({ ...locked, isSignedIn: false }, 'Skipping', 'the song skips')).toMatch(
    /^Skipping needs a sign-in with one permission/,
  )
  expect(lockedWords({ ...locked, isWithheld: true }, 'Skipping', 'the song skips')).toMatch(/in the lens\.$/)
})
