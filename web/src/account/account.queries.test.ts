import { expect, test } from 'vitest'
import { readDisconnected } from './account.queries.ts'

test('a disconnection says what became of the tokens', () => {
  expect(readDisconnected({ revocation: 'told' })).toEqual({ revocation: 'told' })
  expect(() => readDisconnected({ revocation: 'perhaps' })).toThrow(TypeError)
})
