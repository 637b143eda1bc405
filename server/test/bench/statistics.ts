/** The value in the middle, or the mean of the two in the middle. @throws {RangeError} there are none */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  if (low === undefined || high === undefined) throw new RangeError('No values have no median.')
  return (low + high) / 2
}

/**
 * The smallest value that so large a part of all values does not exceed (the nearest rank).
 * @param sorted in ascending order
 * @param part above 0, up to 1
 * @throws {RangeError} there are no values
 */
export function percentile(sorted: ArrayLike<number>, part: number): number {
  const value = sorted[Math.ceil(part * sorted.length) - 1]
  if (value === undefined) throw new RangeError('No values have no percentile.')
  return value
}

/**
 * How two series compare that were measured side by side: the median of the ratios round by round, in which what slowed
 * both down at the same time cancels out.
 */
export function medianRatio(values: readonly number[], bases: readonly number[]): number {
  return median(values.map((value, round) => value / (bases[round] ?? Number.NaN)))
}
