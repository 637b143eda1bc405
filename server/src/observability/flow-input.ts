import type { FlowKind, flowKinds } from '../../contract/flow.ts'
import type { OperationId } from '../../contract/operations.ts'
import type { ProblemCode } from '../../contract/problems.ts'

/** A Web API call as the gateway has read it; only what its operation's parameters allow to be shown leaves the server. */
export interface CallToShow {
  id: OperationId
  params: Readonly<Record<string, string>>
  query: URLSearchParams
}

/** A request of the browser to this session; the flow record takes it up when it is answered. */
interface FlowRequest {
  sessionId: string
  /** Left out, the route's own pattern is shown. */
  call?: CallToShow
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the routes whose requests belong into the flow record, once the session is known. */
    flow: FlowRequest | null
  }
}

/** What a field is given as, by its form in the table. */
type Given<Form> = Form extends 'number' ? number : Form extends 'scopes' ? readonly string[] : string

type GivenFields<Fields> = { readonly [Name in keyof Fields]?: Given<Fields[Name]> | undefined }

interface Measured {
  /** Epoch milliseconds, when it began. */
  at: number
  ms?: number | undefined
  status?: number | undefined
  problem?: ProblemCode | undefined
  requestId?: string | undefined
  /** Of a `request` or a `call`. */
  call?: CallToShow | undefined
  /** Of a `request` that is no call: the method and the pattern of its route. */
  route?: { method: string; path: string }
}

/**
 * One message, with its secrets: it lives only until it is recorded. The compiler takes the fields of its kind alone, and
 * so does the recorder.
 */
export type FlowInput = {
  [Kind in FlowKind]: Measured & {
    kind: Kind
    sent?: GivenFields<(typeof flowKinds)[Kind]['sent']>
    answered?: GivenFields<(typeof flowKinds)[Kind]['answered']>
    held?: (typeof flowKinds)[Kind] extends { held: infer Held } ? GivenFields<Held> : undefined
  }
}[FlowKind]

/** Records messages of the grant of a session. Returns at once, never throws. */
export type RecordFlow = (sessionId: string, ...inputs: readonly FlowInput[]) => void

/** Records nothing, where there is no record. */
export const recordNoFlow: RecordFlow = () => {}
