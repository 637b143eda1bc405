import { AsyncLocalStorage } from 'node:async_hooks'
import { type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace'
import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import { productionTimeouts } from '../timeouts.ts'
import { loggableError } from './logger.ts'
import type { CurrentRequest } from './request-context.plugin.ts'
import { createThrottle } from './throttle.ts'
import type { Attributes, Tracing } from './tracing.ts'

interface OtlpTracingOptions {
  exporter: SpanExporter
  serviceName: string
  requests: CurrentRequest
}

const kinds = { client: SpanKind.CLIENT, internal: SpanKind.INTERNAL }
const { exportMs, batchMs } = productionTimeouts.traces

/**
 * Traces by OpenTelemetry, without its global provider. This file loads OpenTelemetry's libraries: import it only where
 * traces are sent.
 */
export function createOtlpTracing({ exporter, serviceName, requests }: OtlpTracingOptions): Tracing {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: batchMs })],
  })
  const tracer = provider.getTracer('scopedeck')
  const steps = new AsyncLocalStorage<Span>()
  const openRequests = new WeakMap<FastifyRequest, Span>()

  /** The step or the request that runs now. Work that outlives its request, such as a playback poll, starts its own traces. */
  function parentContext(): Context {
    const request = requests.getStore()
    const span = steps.getStore() ?? (request && openRequests.get(request))
    return span ? trace.setSpan(ROOT_CONTEXT, span) : ROOT_CONTEXT
  }

  return {
    begin(request, name, attributes) {
      const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, ROOT_CONTEXT)
      openRequests.set(request, span)
      return {
        traceId: span.spanContext().traceId,
        end(attributes) {
          if (!openRequests.delete(request)) return
          addAttributes(span, attributes)
          span.end()
        },
      }
    },
    step: ({ name, kind, attributes }, act) => {
      const span = tracer.startSpan(name, { kind: kinds[kind], attributes }, parentContext())
      return steps.run(span, () =>
        finish(
          span,
          act((attributes) => addAttributes(span, attributes)),
        ),
      )
    },
    // It rejects when the last batch can't be sent. The exporter has logged that, and closing goes on.
    close: () => provider.shutdown().catch(() => {}),
  }
}

function addAttributes(span: Span, attributes: Attributes): void {
  span.setAttributes(attributes)
  if ('error.type' in attributes) span.setStatus({ code: SpanStatusCode.ERROR })
}

/** Marks a failed span, without the error's message: that belongs in the log, which removes secrets. */
async function finish<Result>(span: Span, result: Promise<Result>): Promise<Result> {
  try {
    return await result
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR })
    throw error
  } finally {
    span.end()
  }
}

/**
 * Sends traces to a collector as JSON over HTTP. A collector that can't be reached costs one log line a minute and the
 * traces, nothing else.
 */
export function createOtlpExporter(endpoint: string, log: FastifyBaseLogger): SpanExporter {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: exportMs })
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
