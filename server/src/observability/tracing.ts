import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import type { CurrentRequest } from './request-context.plugin.ts'

/** By the names of OpenTelemetry's conventions where they have one. Words of our tables and statuses; nothing that somebody sent. */
export type Attributes = Readonly<Record<string, string | number>>

/** Something that takes time within a request, or for none. */
export interface Step {
  name: string
  /** Whether somebody else is called for it. */
  kind: 'client' | 'internal'
  attributes: Attributes
}

/** Adds what is known only at the end; `error.type` says that it failed. */
type Tell = (attributes: Attributes) => void

/** Where the time goes, for whoever looks at traces. */
export interface Tracing {
  /**
   * Begins the trace of a request.
   * @returns its id, and what ends it
   */
  begin(request: FastifyRequest, name: string, attributes: Attributes): RequestTrace | undefined
  /** Does `act` as a step of whatever runs now: of another step, of the request under way, or of nothing. */
  step<Result>(step: Step, act: (tell: Tell) => Promise<Result>): Promise<Result>
  /** Sends what is left, as long as that does not take long. */
  close(): Promise<void>
}

interface RequestTrace {
  /** 32 hexadecimal digits. */
  traceId: string
  end(attributes: Attributes): void
}

/** Where no traces are wanted. */
const untraced: Tracing = {
  begin: () => undefined,
  step: (_, act) => act(() => {}),
  close: async () => {},
}

interface OpenTracingOptions {
  /** Where a collector takes traces; without it nothing is loaded and nothing is measured. */
  traces?: { endpoint: string; serviceName: string }
  requests: CurrentRequest
  log: FastifyBaseLogger
}

export async function openTracing({ traces, requests, log }: OpenTracingOptions): Promise<Tracing> {
  if (!traces) return untraced
  const { endpoint, serviceName } = traces
  const { createOtlpExporter, createOtlpTracing } = await import('./otlp-tracing.ts')
  return createOtlpTracing({ exporter: createOtlpExporter(endpoint, log), serviceName, requests })
}
