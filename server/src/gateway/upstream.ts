import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'
import type { OperationId } from '../../contract/operations.ts'
import { productionTimeouts } from '../timeouts.ts'
import { createPlaces, type Places, placeLimits } from './fair-queue.ts'

/** The Web API as a server to call. */
export interface Upstream {
  dispatcher: Dispatcher
  /** The base of every call, `https://api.spotify.com/v1`: an origin and a path without a slash at its end. */
  apiUrl: string
  limits: UpstreamLimits
  instrument?: InstrumentCall
  /** For answers that are larger than every call may hold. */
  largeAnswers: Places
}

/** Looks on at one call of the Web API, and hands back what the call does. */
export type InstrumentCall = (id: OperationId, call: () => Promise<UpstreamAnswer>) => Promise<UpstreamAnswer>

export const uninstrumented: InstrumentCall = (_, call) => call()

export interface UpstreamRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path and query below the base; begins with a slash. */
  target: string
  headers: Record<string, string>
  body?: string | Buffer
}

export interface UpstreamAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

export interface UpstreamLimits {
  /** For a whole call, with its repeats, from connecting to the last byte. */
  totalMs: number
  /** Of one answer's body. */
  answerBytes: number
  /** Of the body of an answer that needs no place among the large ones, and how many of those are read at a time. */
  smallAnswerBytes: number
  largeAnswers: number
}

const megabyte = 1024 * 1024

/** Bodies under way are at most 32 of one megabyte, and four of them up to eight. */
export const upstreamLimits: UpstreamLimits = {
  totalMs: productionTimeouts.gateway.totalMs,
  answerBytes: 8 * megabyte,
  smallAnswerBytes: megabyte,
  largeAnswers: 4,
}

/** @param server its base; and whose connections are used: whoever opened them closes them */
export function createUpstream(
  server: Pick<Upstream, 'apiUrl' | 'dispatcher' | 'instrument'>,
  limits: UpstreamLimits = upstreamLimits,
): Upstream {
  const { totalMs: waitMs, largeAnswers: inAll } = limits
  return { ...server, limits, largeAnswers: createPlaces({ ...placeLimits, inAll, each: inAll, waitMs }) }
}
