import { type MetricObjectWithValues, type MetricValue, Registry } from '@prometheus-io/client'

/** What one process has measured so far, as it goes from one to another. */
export type Reading = MetricObjectWithValues<MetricValue<string>>[]

/** What several processes measured, as one. */
export interface MetricSums {
  /** The latest of one of them. */
  read(process: number, reading: Reading): void
  /** It is gone. What it counted stays, for a count that falls looks like a restart, and all of it like news. */
  forget(process: number): void
  processes(): number[]
  text(): Promise<string>
}

export function createMetricSums(): MetricSums {
  const readings = new Map<number, Reading>()
  let counted: Promise<Reading> = Promise.resolve([])

  const add = async (parts: readonly Reading[]) => Registry.aggregate([...parts])
  return {
    read: (process, reading) => void readings.set(process, reading),
    forget: (process) => {
      const last = readings.get(process)?.filter(isCount) ?? []
      readings.delete(process)
      counted = counted.then(async (before) => (await add([before, last])).getMetricsAsJSON())
    },
    processes: () => [...readings.keys()],
    text: async () => (await add([await counted, ...readings.values()])).metrics(),
  }
}

/** Memory and open streams are gone with who had them. */
const isCount = ({ type }: Reading[number]) => type === 'counter' || type === 'histogram'
