import { expect, test } from 'vitest'
import { median, medianRatio, percentile } from './statistics.ts'

test('the median is the value in the middle, or half way between the two in the middle', () => {
  expect(median([5, 1, 3])).toBe(3)
  expect(median([10, 9, 2, 1])).toBe(5.5)
  expect(() => median([])).toThrow(RangeError)
})

test('a percentile is a value that was measured, the smallest that enough values do not exceed', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
  expect([0.01, 0.5, 0.99, 1].map((part) => percentile(hundred, part))).toEqual([1, 50, 99, 100])
  expect(percentile([7], 0.99)).toBe(7)
  expect(percentile([1, 2, 3], 0.5)).toBe(2)
  expect(() => percentile([], 0.5)).toThrow(RangeError)
})

test('a ratio compares values of the same round, so that a slow round counts for nothing', () => {
  expect(medianRatio([50, 5, 52], [100, 10, 100])).toBe(0.5)
  expect(medianRatio([3], [2])).toBe(1.5)
})
