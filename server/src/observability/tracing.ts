import type { FastifyRequest } from 'fastify'

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
export const untraced: Tracing = {
  begin: () => undefined,
  step: (_, act) => act(() => {}),
  close: async () => {},
}
