import { expect, test } from 'vitest'
import { readRetryAfter } from './retry-after.ts'

const now = Date.parse('2026-11-23T12:00:00Z')

test.each([
  ['0', 0],
  ['30', 30],
  [' 48925 ', 48_925],
  [['7', '9'], 7],
  ['Mon, 23 Nov 2026 12:01:30 GMT', 90],
  ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ['Wed, 23 Nov 2050 12:00:00 GMT', 86_400],
  ['9'.repeat(400), 86_400],
  ['120, 60', 120],
  ['Monday, 23-Nov-26 12:01:30 GMT', 90],
  ['Mon Nov 23 12:01:30 2026', 90],
])('%j is %d seconds from now', (header, seconds) => {
  expect(readRetryAfter(header, now)).toBe(seconds)
})

test.each([undefined, '', '-1', '1.5', 'soon', '2026-11-23', 'never GMT'])('%j names no time', (header) => {
  expect(readRetryAfter(header, now)).toBeUndefined()
})
