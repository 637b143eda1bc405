import type { FastifyRequest } from 'fastify'

/**
 * Named by OpenTelemetry's conventions where they have a name. Values are words of our tables and statuses, never
 * anything that a client sent.
 */
export type Attributes = Readonly<Record<string, string | number>>

/** A part of a request's work, or work that no request started. */
export interface Step {
  name: string
  /** `client`: the work is a call to another server. */
  kind: 'client' | 'internal'
  attributes: Attributes
}

/** Adds what is known only at the end; `error.type` marks the step as failed. */
type AddAttributes = (attributes: Attributes) => void

export interface Tracing {
  /** Begins the trace of a request. `undefined` where no traces are made. */
  begin(request: FastifyRequest, name: string, attributes: Attributes): RequestTrace | undefined
  /** Runs `act` as a step inside the step or the request that is running now, or as a trace of its own. */
  step<Result>(step: Step, act: (addAttributes: AddAttributes) => Promise<Result>): Promise<Result>
  /** Sends the traces that are left; gives up after 2 s. */
  close(): Promise<void>
}

interface RequestTrace {
  /** 32 hexadecimal digits. */
  traceId: string
  end(attributes: Attributes): void
}

/** Makes no traces. */
export const untraced: Tracing = {
  begin: () => undefined,
  step: (_, act) => act(() => {}),
  close: async () => {},
}
