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
  /** Called for every event, also for those that are not logged. */
  count(occurrence: SecurityEvent): void
  /** Monotonic, in milliseconds. */
  now?(): number
}

/** Enough to tell accounts apart, too few to find the account's row in the store. */
const accountCharacters = 12

/** One log line for each event: what, why, whose account, which client address, which request. Nothing else of the request. */
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
    const target = request?.log ?? log
    target[level](line, message)
  }
}

/** A trusted proxy may pass on a forwarding header that its client wrote. */
const addressOf = (ip: string) => (isIP(ip) === 0 ? 'unreadable' : ip)
