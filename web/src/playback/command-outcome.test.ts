import { expect, test } from 'vitest'
import { localProblem, screenProblemCodes } from '../shared/problem.ts'
import { failureOf, pauseOf } from './command-outcome.ts'

const next = { name: 'next' } as const

test('no device leads to choosing one, no Premium to listening only', () => {
  expect(failureOf(next, localProblem('no-active-device'))).toEqual({ outcome: 'choose-device' })
  expect(failureOf(next, localProblem('premium-required'))).toEqual({ outcome: 'listen-only' })
})

test('a short pause is waited out, a long one is told', () => {
  expect(failureOf(next, { ...localProblem('rate-limited'), retryAfter: 7 })).toEqual({
    outcome: 'wait',
    waitMs: 7_000,
  })
  expect(failureOf(next, { ...localProblem('rate-limited'), retryAfter: 31 })).toMatchObject({ outcome: 'tell' })
  expect(failureOf(next, { ...localProblem('quota-exceeded'), retryAfter: 1 })).toMatchObject({ outcome: 'tell' })
})

test('everything else is told: what did not happen, and why', () => {
  expect(failureOf(next, localProblem('playback-restricted'))).toEqual({
    outcome: 'tell',
    text: 'Not skipped: the player can’t do that now.',
  })
  expect(failureOf({ name: 'pause' }, localProblem('upstream-unavailable'))).toEqual({
    outcome: 'tell',
    text: 'Not paused: Spotify can’t be reached.',
  })
})

test.each(screenProblemCodes)('%s has an outcome', (code) => {
  const failure = failureOf(next, localProblem(code))
  if (failure.outcome === 'tell') expect(failure.text).toMatch(/^Not skipped: .+\.$/)
})

test('a pause is at least a second, and none where none was asked', () => {
  expect(pauseOf({ ...localProblem('rate-limited'), retryAfter: 0 })).toBe(1_000)
  expect(pauseOf(localProblem('upstream-timeout'))).toBe(0)
})
