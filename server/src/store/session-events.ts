import type { RecordSecurityEvent } from '../observability/security-log.ts'
import type { PubSub } from './pub-sub.ts'
import type { SessionStore } from './session-store.ts'

/** The topic on which the id of every session that has just ended is published. */
export const sessionEnded = 'session-ended'

/**
 * A store that publishes to all instances which session it has ended, after it has stored the end. A message that can't
 * be sent does not undo the end: code that must be certain asks the store.
 */
export const createPublishedStore = (sessions: SessionStore, pubSub: PubSub): SessionStore => ({
  ...sessions,
  end: async (id, reason) => {
    const ended = await sessions.end(id, reason)
    await pubSub.publish(sessionEnded, id).catch(() => {})
    return ended
  },
})

/** A store that records every session it creates and ends as a security event. */
export const createAuditedStore = (sessions: SessionStore, recordSecurityEvent: RecordSecurityEvent): SessionStore => ({
  ...sessions,
  create: async (session) => {
    await sessions.create(session)
    recordSecurityEvent({ event: 'sign-in', account: session.account })
  },
  end: async (id, reason) => {
    const ended = await sessions.end(id, reason)
    // Idle ends are left out: most of them happen in a sweep, many at once, and do not come through here.
    if (ended && reason !== 'idle') recordSecurityEvent({ event: 'session-ended', reason, account: ended.account })
    return ended
  },
})
