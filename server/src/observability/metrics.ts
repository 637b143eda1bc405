import { Counter, Gauge, Histogram, type Registry } from '@prometheus-io/client'
import type { OperationId } from '../../contract/operations.ts'
import { reasonPhrase } from '../../contract/reason-phrases.ts'
import { withTimeout } from '../async/timeout.ts'
import { toProblemError } from '../http/problem-error.ts'
import type { Timeouts } from '../timeouts.ts'
import { type Label, type MetricName, metricRow } from './metric-table.ts'
import type { SecurityEvent } from './security-events.ts'

/** One function for each thing that is counted. Durations in seconds. */
export interface Metrics {
  request(labels: { route: string; method: string; status: string }, seconds?: number): void
  securityEvent(occurrence: SecurityEvent): void
  refresh(outcome: string): void
  tokenCall(grantType: string, status: string, seconds: number): void
  webApiCall(operation: OperationId, status: string, seconds: number): void
}

interface MetricsOptions {
  /** Each app has its own. */
  registry: Registry
  /** Sessions that have not ended; `NaN` where that is not known. Called for every scrape. */
  countSessions(): Promise<number>
  /** Event streams open in this process. Called for every scrape. */
  countStreams(): number
}

/** Makes the metrics of the table. @throws {Error} the registry has them already */
export function createMetrics({ registry, countSessions, countStreams }: MetricsOptions): Metrics {
  const make = makersFor(registry)
  const requests = make.counter('requests')
  const requestSeconds = make.histogram('requestSeconds')
  const signIns = make.counter('signIns')
  const securityEvents = make.counter('securityEvents')
  const refreshes = make.counter('refreshes')
  const tokenCalls = make.counter('tokenCalls')
  const tokenCallSeconds = make.histogram('tokenCallSeconds')
  const webApiCalls = make.counter('webApiCalls')
  const webApiCallSeconds = make.histogram('webApiCallSeconds')
  make.gauge('sessions', countSessions)
  make.gauge('eventStreams', async () => countStreams())

  return {
    request(labels, seconds) {
      requests.inc(labels)
      if (seconds !== undefined) requestSeconds.observe({ route: labels.route, method: labels.method }, seconds)
    },
    securityEvent(occurrence) {
      const { event, reason = 'none' } = occurrence
      securityEvents.inc({ event, reason })
      const outcome = signInOutcome(occurrence)
      if (outcome !== undefined) signIns.inc({ outcome })
    },
    refresh: (outcome) => refreshes.inc({ outcome }),
    tokenCall(grant_type, status, seconds) {
      tokenCalls.inc({ grant_type, status })
      tokenCallSeconds.observe({ grant_type }, seconds)
    },
    webApiCall(operation, status, seconds) {
      webApiCalls.inc({ operation, status })
      webApiCallSeconds.observe({ operation }, seconds)
    },
  }
}

function signInOutcome({ event, reason }: SecurityEvent): string | undefined {
  if (event === 'sign-in') return 'completed'
  return event === 'sign-in-refused' || event === 'callback-refused' ? reason : undefined
}

/** Make the metrics of the table's rows in a registry. */
function makersFor(registry: Registry) {
  const options = <Name extends MetricName>(metric: Name) => {
    const { name, help, labels, buckets = [], aggregator = 'sum' } = metricRow(metric)
    // metricRow() widens the type of the labels to string; this gives the row's own labels back.
    const labelNames = [...labels] as Label<Name>[]
    return { name, help, labelNames, buckets: [...buckets], aggregator, registers: [registry] }
  }
  return {
    counter: <Name extends MetricName>(metric: Name) => new Counter<Label<Name>>(options(metric)),
    histogram: <Name extends MetricName>(metric: Name) => new Histogram<Label<Name>>(options(metric)),
    gauge: <Name extends MetricName>(metric: Name, read: () => Promise<number>) =>
      new Gauge<Label<Name>>({ ...options(metric), collect: setTo(read) }),
  }
}

const setTo = (read: () => Promise<number>) =>
  async function collect(this: Gauge) {
    this.set(await read())
  }

/** The label for a status. Servers may send any three digits; a label must have few values. */
export const statusLabel = (status: number): string => (reasonPhrase(status) ? String(status) : 'other')

/** The label for a call without a status: a code of the problem catalogue, or `aborted` where the caller has left. */
export function failureLabel(error: unknown): string {
  const { code } = toProblemError(error)
  return code === 'unexpected' ? 'aborted' : code
}

interface CacheOptions extends Pick<Timeouts['health'], 'countMs' | 'countEveryMs'> {
  /** Monotonic, in milliseconds. */
  now?(): number
}

/**
 * Caches a count that costs a query, so that scrapes read it every `countEveryMs` at most and wait for it `countMs` at most.
 * @returns the newest count there is; `NaN` before the first, and after one that failed
 */
export function cacheCount(read: () => Promise<number>, options: CacheOptions): () => Promise<number> {
  const { now = () => performance.now(), countMs, countEveryMs } = options
  let count = Number.NaN
  let freshUntil = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined

  async function readAgain(): Promise<void> {
    try {
      count = await read()
      freshUntil = now() + countEveryMs
    } catch {
      count = Number.NaN
    } finally {
      reading = undefined
    }
  }

  return async () => {
    if (now() >= freshUntil) {
      reading ??= readAgain()
      await withTimeout(reading, countMs, () => {})
    }
    return count
  }
}
