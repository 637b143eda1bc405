import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { CallRequest } from './call-request.ts'
import { isOperationId } from './form-values.ts'

/** The last answer of one grant to one request, kept in this tab so that another grant’s can be laid beside it. */
export interface KeptAnswer {
  account: string
  id: OperationId
  /** Tells requests apart: only the same call is compared. */
  request: string
  /** The grant, sorted. */
  scopes: readonly string[]
  at: number
  status: number
  text: string
}

const mostAnswers = 8
/** Characters; a tab stores five million of them for the whole origin. */
const mostText = 200_000

export function requestKey({ method, target, body }: CallRequest): string {
  return `${method} ${target} ${body?.text ?? ''}`
}

/** Newest first; one for each request and grant, of one account. What is too long is not kept. */
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

export interface GrantPair {
  now: KeptAnswer
  other: KeptAnswer
  /** Scopes of the call that only one of the two grants held. */
  gained: string[]
  lost: string[]
}

/**
 * The present grant’s answer to a request beside the newest of a grant that differs in a scope the call has to do with.
 * @param named the scopes that play any part in the call
 */
export function pairOf(
  kept: readonly KeptAnswer[],
  request: string,
  granted: readonly string[],
  named: readonly string[],
): GrantPair | undefined {
  const same = kept.filter((answer) => answer.request === request)
  const now = same.find((answer) => hasGrant(answer, granted))
  const pairs = same.flatMap((other): GrantPair[] => {
    const gained = named.filter((scope) => granted.includes(scope) && !other.scopes.includes(scope))
    const lost = named.filter((scope) => !granted.includes(scope) && other.scopes.includes(scope))
    return now && gained.length + lost.length > 0 ? [{ now, other, gained, lost }] : []
  })
  return pairs[0]
}

/** What was stored, as far as it makes sense. */
export function readKept(text: string | null, account: string): KeptAnswer[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(stored) ? stored.filter(isKept).filter((answer) => answer.account === account) : []
  } catch {
    return []
  }
}

function isKept(value: unknown): value is KeptAnswer {
  if (typeof value !== 'object' || value === null) return false
  const { account, id, request, scopes, at, status, text } = value as Partial<KeptAnswer>
  const texts = [account, request, text].every((each) => typeof each === 'string')
  const numbers = [at, status].every((each) => typeof each === 'number')
  return (
    texts && numbers && isOperationId(id) && Array.isArray(scopes) && scopes.every((scope) => typeof scope === 'string')
  )
}
