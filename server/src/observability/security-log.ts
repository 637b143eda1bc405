import { isIP } from 'node:net'
import type { FastifyBaseLogger } from 'fastify'
import type { CurrentRequest } from './request-context.plugin.ts'
import { type SecurityEvent, securityEvent } from './security-events.ts'
import { createThrottle } from './throttle.ts'

/** Logs and counts one security event. */
export type RecordSecurityEvent = (occurrence: SecurityEvent) => void

interface SecurityLogOptions {
  log: FastifyBaseLogger
  requests: CurrentRequest
  /** Hears of every event, also of those that are too many for the log. */
  count(occurrence: SecurityEvent): void
  /** Milliseconds of a clock that never goes back. */
  now?(): number
}

/** Enough to tell accounts apart, and not to find a row of the store by. */
const accountCharacters = 12

/** One line an event: what, why, whose, from where, in which request. All else of the request stays out. */
export function createSecurityLog(options: SecurityLogOptions): RecordSecurityEvent {
  const { log, requests, count, now = () => performance.now() } = options
  const throttle = createThrottle(now)
  return (occurrence) => {
    count(occurrence)
    const { event, reason, account } = occurrence
    const { level, message, perMinute } = securityEvent(event)
    const leftOut = throttle(event, perMinute)
    if (leftOut === undefined) return
    const request = requests.getStore()
    const line = {
      event,
      ...(reason && { reason }),
      ...(account !== undefined && { account: account.slice(0, accountCharacters) }),
      ...(request && { client: addressOf(request.ip) }),
      ...(leftOut > 0 && { leftOut }),
    }
    const at = request?.log ?? log
    at[level](line, message)
  }
}

/** A trusted proxy may pass on whatever somebody wrote into the header. */
const addressOf = (ip: string) => (isIP(ip) === 0 ? 'unreadable' : ip)
