import { expect, it } from 'vitest'
import { askFor, returnToOf } from './ask-button.tsx'

const held = new Set(['user-top-read', 'user-library-read'])

it('counts what is asked', () => {
  expect(askFor([], undefined)).toEqual({ label: 'Sign in with no permissions', words: '' })
  expect(askFor(['streaming'], undefined).label).toBe('Ask for 1 permission')
  expect(askFor(['streaming', 'user-top-read', 'user-library-read'], undefined).label).toBe('Ask for 3 permissions')
})

it('says so where the grant is just that, and still asks', () => {
  expect(askFor(['user-library-read', 'user-top-read'], held)).toEqual({
    label: 'Ask again for these 2 permissions',
    words: 'Your grant holds exactly these already.',
  })
  expect(askFor(['streaming'], new Set(['streaming'])).label).toBe('Ask again for this 1 permission')
  expect(askFor([], new Set()).label).toBe('Sign in again with no permissions')
})

it('says what is new, what is held, and what would be given back', () => {
  expect(askFor(['user-top-read', 'user-library-read', 'streaming'], held).words).toBe('1 new · 2 held already')
  expect(askFor(['user-top-read'], held).words).toBe('0 new · 1 held already · 1 given back')
  expect(askFor([], held).label).toBe('Sign in with no permissions')
})

it('comes back to the deck at first, and to the picker later', () => {
  expect(returnToOf('?scope=streaming', false)).toBe('/')
  expect(returnToOf('?scope=streaming', true)).toBe('/scopes?scope=streaming')
})
