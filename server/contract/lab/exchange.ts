import type { FlowKind } from '../flow.ts'
import type { FlowStep, FlowValue } from '../flow-record.ts'

/** One message as an expectation judges it. It comes from the flow record of this app, or from the simulator's log of any client. */
export interface Exchange {
  id: string
  kind: FlowKind
  /** Epoch milliseconds, when it began, and when its answer was there. */
  at: number
  endedAt: number
  /** Left out where no answer came. */
  status?: number
  problem?: string
  /** Left out where any operation will do: another client calls what it likes. */
  operation?: string
  /** Seconds. */
  retryAfter?: number
  /** The OAuth error of the answer. @see RFC 6749 §4.1.2.1, §5.2 */
  error?: string
  /** Of a callback: whether the state was ours. */
  stateCheck?: string
  /** The refresh token that was sent, and that came, each as its fingerprint; unknown of other clients. */
  sentToken?: string
  newToken?: string
}

/** A step of the flow record, whoever has read it. */
export type RecordedStep = Omit<FlowStep, 'problem' | 'operation'> & { problem?: string; operation?: string }

export function exchangeOfStep({ id, kind, at, ms = 0, sent, answered, ...step }: RecordedStep): Exchange {
  const { status, problem, operation } = step
  return withoutGaps({
    ...{ id, kind, at, endedAt: at + ms, status, problem, operation },
    retryAfter: numberOf(answered.retry_after),
    error: wordOf(answered.error ?? sent.error),
    stateCheck: wordOf(answered.state_check),
    sentToken: fingerprintOf(sent.refresh_token),
    newToken: fingerprintOf(answered.refresh_token),
  })
}

const numberOf = (value: FlowValue | undefined) => (typeof value === 'number' ? value : undefined)
const wordOf = (value: FlowValue | undefined) => (typeof value === 'string' ? value : undefined)
const fingerprintOf = (value: FlowValue | undefined) => (typeof value === 'object' ? value.fingerprint : undefined)

/** A line of the simulator's log, as much of it as is judged. */
export interface ReceivedRequest {
  at: number
  method: string
  path: string
  /** 0 where no answer was sent. */
  status: number
  client: string | null
  grantType?: string
  tookMs?: number
}

/** @returns `undefined` for a request that is no message of the grant, such as for a picture */
export function exchangeOfRequest(request: ReceivedRequest, nth: number): Exchange | undefined {
  const kind = kindOf(request)
  if (!kind) return undefined
  const { at, status, tookMs = 0 } = request
  return withoutGaps({
    id: `request-${nth}`,
    kind,
    at,
    endedAt: at + tookMs,
    status: status === 0 ? undefined : status,
  })
}

function kindOf({ path, grantType }: ReceivedRequest): FlowKind | undefined {
  if (path === '/authorize') return 'authorize'
  if (path === '/api/token') return grantType === 'refresh_token' ? 'refresh' : 'redeem'
  return path.startsWith('/v1/') ? 'call' : undefined
}

type Gapped<Whole> = { [Name in keyof Whole]: Whole[Name] | undefined }

/** Without the members that are not known. */
function withoutGaps(
  exchange: Required<Pick<Exchange, 'id' | 'kind' | 'at' | 'endedAt'>> & Partial<Gapped<Exchange>>,
): Exchange {
  const known = Object.entries(exchange).filter(([, value]) => value !== undefined)
  return { ...exchange, ...Object.fromEntries(known) } as Exchange
}
