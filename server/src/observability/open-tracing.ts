import type { FastifyBaseLogger } from 'fastify'
import type { CurrentRequest } from './request-context.plugin.ts'
import { type Tracing, untraced } from './tracing.ts'

interface OpenTracingOptions {
  /** Where a collector takes traces; without it nothing is loaded and nothing is measured. */
  traces?: { endpoint: string; serviceName: string }
  requests: CurrentRequest
  log: FastifyBaseLogger
}

export async function openTracing({ traces, requests, log }: OpenTracingOptions): Promise<Tracing> {
  if (!traces) return untraced
  const { endpoint, serviceName } = traces
  const [{ createOtlpTracing }, { createOtlpExporter }] = await Promise.all([
    import('./otlp-tracing.ts'),
    import('./otlp-exporter.ts'),
  ])
  return createOtlpTracing({ exporter: createOtlpExporter(endpoint, log), serviceName, requests })
}
