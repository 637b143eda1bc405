/** Heap memory that is kept for each request, judged by the heap after full collections. */
export interface LeakVerdict {
  /** `undecided`: the looks differ too much, or are too few, to tell. */
  verdict: 'none' | 'leak' | 'undecided'
  /** Bytes a request, and the half of the interval that holds the true value 99 times of 100. */
  slope: number
  margin: number
}

/** One look at a process at rest. */
export interface HeapLook {
  /** That it has served since its start. */
  requests: number
  /** Bytes in use right after a collection. */
  heapBytes: number
}

/** Bytes a request. Something is always written down for good, such as what the engine learns of the code. */
const tolerated = 200
/** A leak of so many bytes a request must be found. */
const mustBeFound = 400
/** Meanwhile the engine compiles, and caches fill up. */
const warmUpShare = 1 / 2
const fewestLooks = 8

/**
 * Judges by the straight line that fits best through heap and requests in the second half of the looks. A leak is
 * where the whole interval lies above what is tolerated; no leak where it lies below what must be found.
 */
export function judgeLeak(looks: readonly HeapLook[]): LeakVerdict {
  const judged = looks.slice(Math.ceil(looks.length * warmUpShare))
  if (judged.length < fewestLooks) return { verdict: 'undecided', slope: 0, margin: Number.POSITIVE_INFINITY }
  const { slope, standardError } = fitLine(judged.map(({ requests, heapBytes }) => [requests, heapBytes]))
  const margin = quantile99(judged.length - 2) * standardError
  if (slope - margin > tolerated) return { verdict: 'leak', slope, margin }
  return { verdict: slope + margin < mustBeFound ? 'none' : 'undecided', slope, margin }
}

/** Least squares. @see https://en.wikipedia.org/wiki/Simple_linear_regression */
function fitLine(points: readonly (readonly [x: number, y: number])[]) {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanX, meanY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]
  const sum = (of: (x: number, y: number) => number) =>
    points.reduce((total, [x, y]) => total + of(x - meanX, y - meanY), 0)
  const spread = sum((x) => x * x)
  const slope = sum((x, y) => x * y) / spread
  const variance = sum((x, y) => (y - slope * x) ** 2) / (points.length - 2)
  return { slope, standardError: Math.sqrt(variance / spread) }
}

/** Of Student's distribution, by its expansion for many degrees of freedom: within 3 % from six on. */
const quantile99 = (freedom: number): number => {
  const z = 2.576
  return z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2)
}
