import { describe, expect, it, test } from 'vitest'
import { lengthInWords, positionToGoOn, readResume, resumeWords } from './resume.ts'

describe('readResume', () => {
  it.each([
    ['a point', { fully_played: false, resume_position_ms: 90_000 }, { positionMs: 90_000, isDone: false }],
    ['what is over', { fully_played: true, resume_position_ms: 0 }, { positionMs: 0, isDone: true }],
    ['a position alone', { resume_position_ms: 5 }, { positionMs: 5, isDone: false }],
    ['a position below 0', { resume_position_ms: -5 }, { positionMs: 0, isDone: false }],
    ['nothing', undefined, undefined],
    ['no object', 'seven', undefined],
    ['members of other types', { fully_played: 'yes', resume_position_ms: '5' }, undefined],
  ])('reads %s', (_, value, read) => expect(readResume(value)).toEqual(read))
})

test.each([
  [{ positionMs: 0, isDone: false }, 600_000, undefined, undefined],
  [{ positionMs: 60_000, isDone: false }, 600_000, '9 min left', 60_000],
  [{ positionMs: 599_000, isDone: false }, 600_000, '1 min left', 599_000],
  // Spotify keeps a position for some that are over.
  [{ positionMs: 599_000, isDone: true }, 600_000, 'Played', undefined],
  [{ positionMs: 60_000, isDone: false }, undefined, 'Begun', 60_000],
  [undefined, 600_000, undefined, undefined],
])('%j of %s ms is %s', (resume, durationMs, words, goesOnAt) => {
  expect([resumeWords(resume, durationMs), positionToGoOn(resume)]).toEqual([words, goesOnAt])
})

test.each([
  [1_000, '1 min'],
  [42 * 60_000, '42 min'],
  [60 * 60_000, '1 hour'],
  [312 * 60_000, '5 h 12 min'],
])('%i ms are %s', (durationMs, words) => expect(lengthInWords(durationMs)).toBe(words))
