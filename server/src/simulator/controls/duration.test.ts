import { expect, test } from 'vitest'
import { parseDuration } from './controls.routes.ts'

test('a duration is a number of units, or several', () => {
  expect(['0s', '5ms', '59m', '1h30m', '6mo', '2d'].map(parseDuration)).toEqual([
    0,
    5,
    59 * 60_000,
    90 * 60_000,
    180 * 86_400_000,
    2 * 86_400_000,
  ])
})

test('anything else is none', () => {
  const others = ['', '5', 'm', '-5m', '1.5h', '5 m', '5M', '1h-30m', '1y']
  expect(others.map(parseDuration)).toEqual(others.map(() => undefined))
})
