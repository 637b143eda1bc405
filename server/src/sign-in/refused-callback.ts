import { ProblemError } from '../http/problem-error.ts'
import { toProblemError } from '../http/to-problem-error.ts'
import { InvalidAuthorizationResponse } from '../oauth/errors.ts'
import type { SecurityEvent } from '../observability/security-events.ts'
import type { RecordSecurityEvent } from '../observability/security-log.ts'

type CallbackReason = Extract<SecurityEvent, { event: 'callback-refused' }>['reason']
type SignInReason = Extract<SecurityEvent, { event: 'sign-in-refused' }>['reason']

/** What came back belongs to no sign-in that this browser may finish. */
class RefusedCallback extends ProblemError {
  readonly reason: CallbackReason

  constructor(reason: CallbackReason, detail?: string) {
    super('invalid-authorization-response', detail === undefined ? {} : { detail })
    this.reason = reason
  }
}

export const unknownState = () => new RefusedCallback('unknown-state')
export const tooOld = () => new RefusedCallback('stale', 'This sign-in was begun more than ten minutes ago.')
export const usedBefore = () => new RefusedCallback('replayed', 'This sign-in was finished before.')

/** Tells why a callback ended without a session. Mistakes of ours are logged where they are answered. */
export function recordRefusal(recordSecurityEvent: RecordSecurityEvent, error: unknown): void {
  if (error instanceof RefusedCallback || error instanceof InvalidAuthorizationResponse)
    return void recordSecurityEvent({ event: 'callback-refused', reason: error.reason })
  const { code } = toProblemError(error)
  const reason = reasons[code]
  if (!reason) return
  recordSecurityEvent({ event: 'sign-in-refused', reason })
  if (reason === 'client-misconfigured') recordSecurityEvent({ event: 'client-misconfigured' })
}

const reasons: Partial<Record<ProblemError['code'], SignInReason>> = {
  'invalid-authorization-response': 'code-refused',
  'client-misconfigured': 'client-misconfigured',
  'upstream-invalid': 'provider-unavailable',
  'upstream-timeout': 'provider-unavailable',
  'upstream-unavailable': 'provider-unavailable',
  'store-unavailable': 'store-unavailable',
}
