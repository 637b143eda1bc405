import { AsyncLocalStorage } from 'node:async_hooks'
import type { Registry } from '@prometheus-io/client'
import type { FastifyBaseLogger } from 'fastify'
import { type OperationId, operation } from '../../contract/operations.ts'
import type { Timeouts } from '../timeouts.ts'
import { cacheCount, createMetrics, failureLabel, type Metrics, statusLabel } from './metrics.ts'
import type { CurrentRequest } from './request-context.plugin.ts'
import { createSecurityLog, type RecordSecurityEvent } from './security-log.ts'
import { type Attributes, type Step, type Tracing, untraced } from './tracing.ts'

/** Something with a status: an answer of another server. */
interface Answer {
  status: number
}

/**
 * All that is measured, traced and logged about the server. Rooms below take the member they need as a plain function,
 * so none of them knows what is done with it. Each of the first three runs `work`, and returns or throws what it does.
 */
export interface Instrumentation {
  /** A refresh of a session's tokens. */
  refresh<Settled extends { outcome: string }>(work: () => Promise<Settled>): Promise<Settled>
  /** A call of the token endpoint. */
  tokenCall<A extends Answer>(grantType: string, work: () => Promise<A>): Promise<A>
  /** A call of the Web API; each retry is one. */
  webApiCall<A extends Answer>(id: OperationId, work: () => Promise<A>): Promise<A>
  recordSecurityEvent: RecordSecurityEvent
  /** For the plugin that instruments requests. */
  requests: CurrentRequest
  tracing: Tracing
  metrics: Metrics
}

interface InstrumentationOptions {
  registry: Registry
  logger: FastifyBaseLogger
  /** Where a collector takes traces. Left out, no library for traces is loaded. */
  traces?: TracesSetting
  /** Whose addresses name the calls in traces. */
  provider: { tokenUrl: string; apiUrl: string }
  /** Sessions that have not ended, in the whole store. */
  countSessions(): Promise<number>
  /** Event streams open in this process. */
  countStreams(): number
  timeouts: Pick<Timeouts['health'], 'countMs' | 'countEveryMs'>
}

interface TracesSetting {
  endpoint: string
  serviceName: string
}

export async function createInstrumentation(options: InstrumentationOptions): Promise<Instrumentation> {
  const { registry, logger, traces, provider, countStreams, timeouts } = options
  const countSessions = cacheCount(options.countSessions, timeouts)
  const metrics = createMetrics({ registry, countSessions, countStreams })
  const requests: CurrentRequest = new AsyncLocalStorage()
  const tracing = traces ? await openTracing(traces, requests, logger) : untraced
  return {
    ...instrumentCalls({ metrics, tracing, ...provider }),
    recordSecurityEvent: createSecurityLog({ log: logger, requests, count: metrics.securityEvent }),
    requests,
    tracing,
    metrics,
  }
}

async function openTracing({ endpoint, serviceName }: TracesSetting, requests: CurrentRequest, log: FastifyBaseLogger) {
  const { createOtlpExporter, createOtlpTracing } = await import('./otlp-tracing.ts')
  return createOtlpTracing({ exporter: createOtlpExporter(endpoint, log), serviceName, requests })
}

interface Measures {
  metrics: Metrics
  tracing: Tracing
  tokenUrl: string
  apiUrl: string
}

type Calls = Pick<Instrumentation, 'refresh' | 'tokenCall' | 'webApiCall'>

/** Counts, times and traces the same moments. Steps are made once: a call that nobody traces makes none. */
function instrumentCalls({ metrics, tracing, tokenUrl, apiUrl }: Measures): Calls {
  const instrumentCall = <A extends Answer>(
    step: Step,
    work: () => Promise<A>,
    count: (status: string, seconds: number) => void,
  ) =>
    tracing === untraced
      ? timed(work, count)
      : tracing.step(step, (addAttributes) =>
          timed(work, (status, seconds) => {
            count(status, seconds)
            addAttributes(statusAttributes(status))
          }),
        )
  const tokenStep = once((grantType: string) => {
    const attributes = { ...callAttributes(tokenUrl, 'POST'), 'scopedeck.grant_type': grantType }
    return { name: 'POST token endpoint', kind: 'client', attributes }
  })
  const webApiStep = once((id: OperationId) => {
    const { method, path } = operation(id)
    const attributes = { ...callAttributes(apiUrl, method), 'url.template': path, 'scopedeck.operation': id }
    return { name: `${method} ${path}`, kind: 'client', attributes }
  })

  return {
    refresh: (work) =>
      tracing.step({ name: 'refresh', kind: 'internal', attributes: {} }, async (addAttributes) => {
        const settled = await work()
        metrics.refresh(settled.outcome)
        addAttributes({ 'scopedeck.outcome': settled.outcome })
        return settled
      }),
    tokenCall: (grantType, work) =>
      instrumentCall(tokenStep(grantType), work, (status, seconds) => metrics.tokenCall(grantType, status, seconds)),
    webApiCall: (id, work) =>
      instrumentCall(webApiStep(id), work, (status, seconds) => metrics.webApiCall(id, status, seconds)),
  }
}

/** Remembers the step of each key; there are as many keys as rows in our tables. */
function once<Key>(make: (key: Key) => Step): (key: Key) => Step {
  const steps = new Map<Key, Step>()
  return (key) => {
    const step = steps.get(key) ?? make(key)
    steps.set(key, step)
    return step
  }
}

const callAttributes = (url: string, method: string): Attributes => ({
  'server.address': new URL(url).hostname,
  'http.request.method': method,
})

/** @param label a status, or why there is none */
function statusAttributes(label: string): Attributes {
  const status = Number(label)
  const failed = Number.isNaN(status) || status >= 400
  return {
    ...(!Number.isNaN(status) && { 'http.response.status_code': status }),
    ...(failed && { 'error.type': label }),
  }
}

async function timed<A extends Answer>(
  work: () => Promise<A>,
  settle: (status: string, seconds: number) => void,
): Promise<A> {
  const beganAt = performance.now()
  const since = () => (performance.now() - beganAt) / 1000
  try {
    const answer = await work()
    settle(statusLabel(answer.status), since())
    return answer
  } catch (error) {
    settle(failureLabel(error), since())
    throw error
  }
}
