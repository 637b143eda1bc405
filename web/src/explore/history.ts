import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import { isOperationId } from './form-values.ts'

/** A call that was made in this tab: enough to make it again, and nothing of what was answered. */
export interface PastCall {
  /** Whose session it was made with. */
  account: string
  at: number
  id: OperationId
  /** The form, as its address. */
  search: string
  method: string
  target: string
  status: number
  ms: number
}

const mostCalls = 50

/** The calls of one account, newest first; those of another are not kept. */
export function withCall(calls: readonly PastCall[], call: PastCall): PastCall[] {
  return [call, ...calls.filter(({ account }) => account === call.account)].slice(0, mostCalls)
}

/** What was stored, as far as it makes sense. */
export function readHistory(text: string | null, account: string): PastCall[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(stored) ? stored.filter(isPastCall).filter((call) => call.account === account) : []
  } catch {
    return []
  }
}

const textMembers = ['account', 'search', 'method', 'target'] as const
const numberMembers = ['at', 'status', 'ms'] as const

function isPastCall(value: unknown): value is PastCall {
  if (typeof value !== 'object' || value === null) return false
  const call = value as Partial<PastCall>
  return (
    isOperationId(call.id) &&
    textMembers.every((name) => typeof call[name] === 'string') &&
    numberMembers.every((name) => typeof call[name] === 'number')
  )
}
