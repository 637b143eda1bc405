import type { PubSub } from './pub-sub.ts'
import type { SessionStore } from './session-store.ts'

/** The topic on which the ids of sessions are told that have just ended. */
export const sessionEnded = 'session-ended'

/**
 * Tells all instances of every session that is ended here, after the store has it. That the telling fails makes an end
 * no less an end: whoever must know for sure asks the store.
 */
export const createPublishedStore = (sessions: SessionStore, pubSub: PubSub): SessionStore => ({
  ...sessions,
  end: async (id, reason) => {
    const ended = await sessions.end(id, reason)
    await pubSub.publish(sessionEnded, id).catch(() => {})
    return ended
  },
})
