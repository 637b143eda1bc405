import { isRecord, parseJson } from '@scopedeck/server/contract/json.ts'
import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { CallRequest } from './call-request.ts'
import { isOperationId } from './form-values.ts'

/** A call that was made in this tab: enough to make it again. Nothing of its answer is kept here. */
export interface PastCall {
  /** The account whose session made the call. */
  account: string
  at: number
  id: OperationId
  /** The form, as the query of its address. */
  search: string
  method: string
  target: string
  status: number
  ms: number
}

/** The last answer of one grant to one request. It outlasts a consent, so that two grants can be compared. */
export interface KeptAnswer {
  account: string
  id: OperationId
  /** From `requestKey`: only answers to the same request are compared. */
  request: string
  /** The whole grant, sorted. Spotify may grant names that our catalogue does not have. */
  scopes: readonly string[]
  at: number
  status: number
  text: string
}

const mostCalls = 50
const mostAnswers = 8
/** Characters. A browser stores about five million for all of an origin’s tabs. */
const mostText = 200_000

/** The calls of one account, newest first. Calls of another account are dropped. */
export function withCall(calls: readonly PastCall[], call: PastCall): PastCall[] {
  return [call, ...calls.filter(({ account }) => account === call.account)].slice(0, mostCalls)
}

/** The answers of one account, newest first, one for each request and grant. An answer that is too long is not kept. */
export function withAnswer(kept: readonly KeptAnswer[], answer: KeptAnswer): KeptAnswer[] {
  const others = kept.filter((other) => other.account === answer.account && !isSame(other, answer))
  return answer.text.length > mostText ? others : [answer, ...others].slice(0, mostAnswers)
}

function isSame(one: KeptAnswer, other: KeptAnswer): boolean {
  return one.request === other.request && hasGrant(one, other.scopes)
}

export function hasGrant({ scopes }: Pick<KeptAnswer, 'scopes'>, granted: readonly string[]): boolean {
  return scopes.join(' ') === granted.join(' ')
}

export function requestKey({ method, target, body }: CallRequest): string {
  return `${method} ${target} ${body?.text ?? ''}`
}

/** The calls of an account in a stored text. Entries that are not calls are left out. */
export function readHistory(text: string | null, account: string): PastCall[] {
  return listIn(text)
    .filter(isPastCall)
    .filter((call) => call.account === account)
}

/** The answers of an account in a stored text. Entries that are not answers are left out. */
export function readKept(text: string | null, account: string): KeptAnswer[] {
  return listIn(text)
    .filter(isKept)
    .filter((answer) => answer.account === account)
}

function listIn(text: string | null): readonly unknown[] {
  const stored = parseJson(text ?? '[]')
  return Array.isArray(stored) ? stored : []
}

function isPastCall(value: unknown): value is PastCall {
  return (
    isRecord(value) &&
    isOperationId(value.id) &&
    hasTexts(value, ['account', 'search', 'method', 'target']) &&
    hasNumbers(value, ['at', 'status', 'ms'])
  )
}

function isKept(value: unknown): value is KeptAnswer {
  return (
    isRecord(value) &&
    isOperationId(value.id) &&
    hasTexts(value, ['account', 'request', 'text']) &&
    hasNumbers(value, ['at', 'status']) &&
    Array.isArray(value.scopes) &&
    value.scopes.every((scope) => typeof scope === 'string')
  )
}

function hasTexts(value: Record<string, unknown>, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'string')
}

function hasNumbers(value: Record<string, unknown>, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'number')
}
