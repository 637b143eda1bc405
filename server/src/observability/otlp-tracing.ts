import { AsyncLocalStorage } from 'node:async_hooks'
import { type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace'
import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
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
/** Closing the server waits for the last batch no longer than this. */
const exportTimeoutMillis = 2_000

/** Traces as OpenTelemetry has them, without anything of it that is global. Loads the libraries: import it where they are wanted. */
export function createOtlpTracing({ exporter, serviceName, requests }: OtlpTracingOptions): Tracing {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis })],
  })
  const tracer = provider.getTracer('scopedeck')
  const steps = new AsyncLocalStorage<Span>()
  const underWay = new WeakMap<FastifyRequest, Span>()

  /** What outlives its request, such as a look at playback for whoever listens, begins traces of its own. */
  function surroundings(): Context {
    const request = requests.getStore()
    const span = steps.getStore() ?? (request && underWay.get(request))
    return span ? trace.setSpan(ROOT_CONTEXT, span) : ROOT_CONTEXT
  }

  return {
    begin(request, name, attributes) {
      const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, ROOT_CONTEXT)
      underWay.set(request, span)
      return {
        traceId: span.spanContext().traceId,
        end(attributes) {
          if (!underWay.delete(request)) return
          tell(span, attributes)
          span.end()
        },
      }
    },
    step: ({ name, kind, attributes }, act) => {
      const span = tracer.startSpan(name, { kind: kinds[kind], attributes }, surroundings())
      return steps.run(span, () =>
        finish(
          span,
          act((attributes) => tell(span, attributes)),
        ),
      )
    },
    // It fails with the last batch, which the exporter has told of; closing goes on.
    close: () => provider.shutdown().catch(() => {}),
  }
}

function tell(span: Span, attributes: Attributes): void {
  span.setAttributes(attributes)
  if ('error.type' in attributes) span.setStatus({ code: SpanStatusCode.ERROR })
}

/** Of an error nothing is told but that there was one: its words are for the log, which blanks what may be secret. */
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
