import type { ProcessStats } from './process-stats.ts'

/** What is judged by its course. The heap, of which more is known, is judged by `judgeLeak`. */
type Figure = Exclude<keyof ProcessStats, 'heapBytes'>

/** Growth that counts as noise, whatever the first value is. The cache of answers alone may take 16 MB. */
const noise: Record<Figure, number> = { rss: 40, handles: 10, timers: 10 }
const mostGrowth = 1.2

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

export interface Course {
  name: Figure
  /** Medians of the first and the last third. */
  first: number
  last: number
  isFlat: boolean
}

/** Whether the last third looks like the first: a leak goes on, whereas caches fill up and noise comes and goes. */
export function judgeFlatness(samples: readonly ProcessStats[]): Course[] {
  const third = Math.max(1, Math.floor(samples.length / 3))
  const names = ['rss', 'handles', 'timers'] as const
  return names.map((name) => {
    const values = samples.map((sample) => sample[name])
    const [first, last] = [median(values.slice(0, third)), median(values.slice(-third))]
    return { name, first, last, isFlat: last <= first * mostGrowth + noise[name] }
  })
}
