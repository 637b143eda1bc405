import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import type { SpanExporter } from '@opentelemetry/sdk-trace'
import type { FastifyBaseLogger } from 'fastify'
import { loggableError } from '../http/loggable-error.ts'
import { createThrottle } from './throttle.ts'

/** For a batch, with its repeats: less than whoever hands it over waits, so that a failure is told. */
const timeoutMillis = 1_500

/**
 * Sends traces to a collector, as JSON over HTTP, below the endpoint. A collector that is gone is told once a minute, and
 * costs nothing but the traces.
 */
export function createOtlpExporter(endpoint: string, log: FastifyBaseLogger): SpanExporter {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis })
  const throttle = createThrottle(() => performance.now())
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const { error } = result
        if (error && throttle('traces', 1) !== undefined)
          log.warn({ error: loggableError(error) }, 'traces could not be sent: check OTEL_EXPORTER_OTLP_ENDPOINT')
        done(result)
      })
    },
    shutdown: () => exporter.shutdown(),
  }
}
