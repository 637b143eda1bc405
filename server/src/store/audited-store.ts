import type { RecordSecurityEvent } from '../observability/security-log.ts'
import type { SessionStore } from './session-store.ts'

/** Tells of every session that begins and ends here, whoever began or ended it. */
export const createAuditedStore = (sessions: SessionStore, recordSecurityEvent: RecordSecurityEvent): SessionStore => ({
  ...sessions,
  create: async (session) => {
    await sessions.create(session)
    recordSecurityEvent({ event: 'sign-in', account: session.account })
  },
  end: async (id, reason) => {
    const ended = await sessions.end(id, reason)
    // What nobody uses any more a sweep finds, many at once, and it comes by another way.
    if (ended && reason !== 'idle') recordSecurityEvent({ event: 'session-ended', reason, account: ended.account })
    return ended
  },
})
