import type { OperationId } from '../operations.ts'
import type { Match } from './rules.ts'

const isOf =
  (operation: OperationId): Match =>
  (exchange) =>
    exchange.operation === undefined || exchange.operation === operation

const isOk: Match = ({ status = 0 }) => (status >= 200 && status <= 299) || status === 304

export const every =
  (...matches: readonly Match[]): Match =>
  (exchange) =>
    matches.every((match) => match(exchange))

export const hasStatus =
  (status: number | undefined): Match =>
  (exchange) =>
    exchange.status === status

export const hasProblem =
  (problem: string): Match =>
  (exchange) =>
    exchange.problem === problem

export const callback: Match = ({ kind }) => kind === 'callback'
export const redeem: Match = ({ kind }) => kind === 'redeem'
export const refresh: Match = ({ kind }) => kind === 'refresh'
/** To the Web API, whatever the operation. */
export const anyCall: Match = ({ kind }) => kind === 'call'
/** Of the page, whatever the operation. */
export const anyRequest: Match = ({ kind }) => kind === 'request'
export const refreshed = every(refresh, isOk)
export const redeemed = every(redeem, isOk)
export const refusedRefresh: Match = (exchange) => refresh(exchange) && (exchange.status ?? 0) >= 400

/** Calls of an operation, and the requests of the page that caused them. */
export function messagesOf(operation: OperationId) {
  const call = every(({ kind }) => kind === 'call', isOf(operation))
  const request = every(({ kind }) => kind === 'request', isOf(operation))
  return {
    call,
    request,
    goodCall: every(call, isOk),
    goodRequest: every(request, isOk),
    failedRequest: every(request, (exchange) => !isOk(exchange)),
  }
}
