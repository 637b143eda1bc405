import { STATUS_CODES } from 'node:http'
import { toProblemError } from '../http/problem-error.ts'

/** A status as a label. Servers may send any three digits; those that mean something are few. */
export const statusLabel = (status: number): string => (Object.hasOwn(STATUS_CODES, status) ? String(status) : 'other')

/** Why there is no status: a code of the problem catalogue, or that whoever wanted the answer is gone. */
export function failureLabel(error: unknown): string {
  const { code } = toProblemError(error)
  return code === 'unexpected' ? 'aborted' : code
}
