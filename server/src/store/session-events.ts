import type { RecordSecurityEvent } from '../observability/security-log.ts'
import type { PubSub } from './pub-sub.ts'
import type { SessionStore } from './session-store.ts'

/** The topic on which the id of every session that has just ended is published. */
export const sessionEnded = 'session-ended'

/** The topic on which the id of every session is published whose record has been changed, but not ended. */
export const sessionChanged = 'session-changed'

/**
 * A store that publishes to all instances which session it has ended or changed, after it has stored that. A message
 * that can't be sent does not undo the change: code that must be certain asks the store.
 */
export function createPublishedStore(sessions: SessionStore, pubSub: PubSub): SessionStore {
  const publish =
    (topic: string) =>
    (id: string): Promise<void> =>
      pubSub.publish(topic, id).catch(() => {})
  const changed = publish(sessionChanged)
  return {
    ...sessions,
    end: afterEach(sessions.end, publish(sessionEnded)),
    update: afterEach(sessions.update, changed),
    reindex: afterEach(sessions.reindex, changed),
  }
}

/** A store that tells after each call that may have changed a session which one it was. */
export const createObservedStore = (sessions: SessionStore, onChange: (id: string) => void): SessionStore => ({
  ...sessions,
  end: afterEach(sessions.end, onChange),
  update: afterEach(sessions.update, onChange),
  reindex: afterEach(sessions.reindex, onChange),
  touch: afterEach(sessions.touch, onChange),
})

/** Calls `after` with the id of each call, also of one that failed: something may be stored all the same. */
const afterEach =
  <Args extends [id: string, ...unknown[]], Result>(
    call: (...args: Args) => Promise<Result>,
    after: (id: string) => unknown,
  ) =>
  async (...args: Args): Promise<Result> => {
    try {
      return await call(...args)
    } finally {
      await after(args[0])
    }
  }

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
