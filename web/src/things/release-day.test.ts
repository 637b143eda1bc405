import { expect, test } from 'vitest'
import { releaseDay } from './release-day.ts'

test.each([
  ['2024-01-10', '10 Jan 2024'],
  ['2024-01', 'Jan 2024'],
  ['1968', '1968'],
  // Some answers carry the time as well.
  ['2024-01-10T00:00:00Z', '10 Jan 2024'],
  ['0000', undefined],
  ['0000-00-00', undefined],
  ['2024-00-00', '2024'],
  ['2024-13', '2024'],
  ['2024-05-00', 'May 2024'],
  ['soon', undefined],
  [2024, undefined],
  [null, undefined],
])('%j is %s', (value, words) => expect(releaseDay(value)).toBe(words))
