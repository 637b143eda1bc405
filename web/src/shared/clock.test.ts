import { expect, test } from 'vitest'
import { agoInWords, formatDay, formatMoment, inWords } from './clock.ts'
import { formatCountdown, formatDuration } from './duration.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

test.each([
  [47 * minute + 12_000, '47:12'],
  [999, '0:00'],
  [1_000, '0:01'],
  [0, '0:00'],
  [-5_000, '0:00'],
  [hour + 2 * minute + 9_000, '1:02:09'],
])('%i ms are left: %s', (remainingMs, words) => expect(formatCountdown(remainingMs)).toBe(words))

test.each([
  [221_999, '3:41'],
  [0, '0:00'],
  [3_600_000, '1:00:00'],
])('a song of %i ms is %s', (durationMs, words) => expect(formatDuration(durationMs)).toBe(words))

test.each([
  [0, 'no time'],
  [30_000, 'less than a minute'],
  [minute, '1 minute'],
  [47 * minute, '47 minutes'],
  [59.9 * minute, '1 hour'],
  [3 * hour, '3 hours'],
  [47.9 * hour, '2 days'],
  [30 * day, '30 days'],
  [180 * day, '6 months'],
])('%i ms in words: %s', (remainingMs, words) => expect(inWords(remainingMs)).toBe(words))

test.each([
  [-5 * minute, 'just now'],
  [minute - 1, 'just now'],
  [minute, '1 minute ago'],
  [26 * hour, '26 hours ago'],
  [90 * day, '3 months ago'],
])('%i ms later it was %s', (passedMs, words) =>
  expect(agoInWords(1_800_000_000_000, 1_800_000_000_000 + passedMs)).toBe(words),
)

test('a moment is written to the minute', () => {
  expect(formatMoment(new Date(2026, 10, 24, 14, 5).getTime())).toBe('24 November 2026 at 14:05')
})

test('a day has its year when it is not this one', () => {
  const now = new Date(2026, 10, 23).getTime()
  expect(formatDay(new Date(2026, 11, 24).getTime(), now)).toBe('24 Dec')
  expect(formatDay(new Date(2027, 4, 23).getTime(), now)).toBe('23 May 2027')
})
