import { Counter, Gauge, Histogram, type Registry } from '@prometheus-io/client'
import type { OperationId } from '../../contract/operations.ts'
import { type Label, type MetricName, metricRow } from './metric-table.ts'
import type { SecurityEvent } from './security-events.ts'

/** What the rooms tell, in their own terms. Durations in seconds. */
export interface Metrics {
  request(labels: { route: string; method: string; status: string }, seconds?: number): void
  securityEvent(occurrence: SecurityEvent): void
  refresh(outcome: string): void
  tokenCall(grantType: string, status: string, seconds: number): void
  webApiCall(operation: OperationId, status: string, seconds: number): void
}

interface MetricsOptions {
  /** Where they are kept; each app has its own. */
  registry: Registry
  /** Sessions that have not ended; `NaN` where that is not known. Asked with every reading. */
  countSessions(): Promise<number>
  /** Event streams open in this process. Asked with every reading. */
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

/** In a registry, from the rows of the table. */
function makersFor(registry: Registry) {
  const options = <Name extends MetricName>(metric: Name) => {
    const { name, help, labels, buckets = [], aggregator = 'sum' } = metricRow(metric)
    // The row's own labels, whose types the wider row has lost.
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
