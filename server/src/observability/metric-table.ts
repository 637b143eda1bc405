import type { Aggregator } from '@prometheus-io/client'

interface MetricRow {
  /** The name in Prometheus. */
  name: string
  help: string
  /** Each has few values, all known beforehand: routes, methods, statuses, words of a table. */
  labels: readonly string[]
  /** For a histogram, in seconds. */
  buckets?: readonly number[]
  /** How the values of several workers become one; the sum when left out. */
  aggregator?: Aggregator
}

/** Answers of this server. */
const answerBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15]
/** Answers of other servers, over the internet. */
const callBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 7.5, 10, 15]

/** Every metric except those of the process itself. The registry and `docs/metrics.md` are made from this table. */
const metricTable = {
  requests: {
    name: 'scopedeck_http_requests_total',
    help: 'Requests answered, by pattern of the route (none where no route fits), method and status (aborted where the caller left).',
    labels: ['route', 'method', 'status'],
  },
  requestSeconds: {
    name: 'scopedeck_http_request_duration_seconds',
    help: 'From the first byte of a request to the last of its answer. Event streams are left out.',
    labels: ['route', 'method'],
    buckets: answerBuckets,
  },
  signIns: {
    name: 'scopedeck_sign_ins_total',
    help: 'Sign-ins that came back from the provider: completed, or why not, in the words of the security events.',
    labels: ['outcome'],
  },
  securityEvents: {
    name: 'scopedeck_security_events_total',
    help: 'Security events, also those that were too many for the log.',
    labels: ['event', 'reason'],
  },
  sessions: {
    name: 'scopedeck_sessions',
    help: 'Sessions that have not ended, in the whole store, counted once a minute at most. Every instance says the same: take the maximum.',
    labels: [],
    aggregator: 'max',
  },
  refreshes: {
    name: 'scopedeck_refreshes_total',
    help: 'Refreshes of a session’s tokens by outcome: refreshed (here, or meanwhile elsewhere), kept (it failed, the old token still lives), unavailable, misconfigured, ended.',
    labels: ['outcome'],
  },
  tokenCalls: {
    name: 'scopedeck_token_calls_total',
    help: 'Calls of the token endpoint by grant type and status, or why there was none.',
    labels: ['grant_type', 'status'],
  },
  tokenCallSeconds: {
    name: 'scopedeck_token_call_duration_seconds',
    help: 'How long the token endpoint took, to the last byte.',
    labels: ['grant_type'],
    buckets: callBuckets,
  },
  webApiCalls: {
    name: 'scopedeck_web_api_calls_total',
    help: 'Calls of the Web API by operation and status, or why there was none. Repeats count.',
    labels: ['operation', 'status'],
  },
  webApiCallSeconds: {
    name: 'scopedeck_web_api_call_duration_seconds',
    help: 'How long the Web API took, to the last byte.',
    labels: ['operation'],
    buckets: callBuckets,
  },
  eventStreams: {
    name: 'scopedeck_event_streams',
    help: 'Event streams open now.',
    labels: [],
  },
} as const satisfies Record<string, MetricRow>

export type MetricName = keyof typeof metricTable
export const metricNames = Object.keys(metricTable) as MetricName[]

/** The row of a metric, with the optional members visible to the compiler. */
export const metricRow = (name: MetricName): MetricRow => metricTable[name]

export type Label<Name extends MetricName> = (typeof metricTable)[Name]['labels'][number]
