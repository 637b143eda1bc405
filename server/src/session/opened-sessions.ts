import { type PubSub, subscribeWithRetry } from '../store/pub-sub.ts'
import { sessionChanged, sessionEnded } from '../store/session-events.ts'
import type { OpenedSession, SessionLookup } from './session-records.ts'

/**
 * The sessions that this process opened lately, by the text of their cookie, so that the requests of a page open its
 * session once and not thirty times.
 *
 * A change in this process drops a session at once, and so does a change by another process on the same SQLite file. A
 * change by another process on the same Redis drops it when the message of it arrives, one network hop later. Should that
 * message be lost, the session is opened anew when it is `keepMs` old. While no messages can arrive, nothing is kept.
 */
export interface OpenedSessions {
  find(cookie: string): OpenedSession | undefined
  /** Opens a session, and keeps it unless something has changed meanwhile. */
  open(cookie: string, open: () => Promise<SessionLookup>): Promise<SessionLookup>
  /** The session with this id has changed or ended. */
  drop(id: string): void
  stop(): Promise<void>
}

interface OpenedSessionsOptions {
  pubSub: PubSub
  keepMs: number
  /** The oldest one makes room for the next. */
  most: number
  /** Monotonic, in milliseconds. */
  now?(): number
}

interface Entry {
  cookie: string
  opened: OpenedSession
  openedAt: number
  /** On which the message of a change would have arrived. */
  connection: number
}

export const mostOpenedSessions = 5_000

export async function createOpenedSessions(options: OpenedSessionsOptions): Promise<OpenedSessions> {
  const { pubSub, keepMs, most, now = () => performance.now() } = options
  // A Map keeps the order of insertion, so the first entry is the oldest.
  const entries = new Map<string, Entry>()
  const cookies = new Map<string, string>()
  /** Counts all changes: a session that was read before a change may be from before it. */
  let changes = 0

  const remove = (id: string) => {
    entries.delete(cookies.get(id) ?? '')
    cookies.delete(id)
  }
  const drop = (id: string) => {
    changes++
    remove(id)
  }
  const isYoung = ({ openedAt }: Entry) => now() - openedAt < keepMs
  const sweep = () => {
    for (const entry of entries.values()) {
      if (isYoung(entry) && entries.size <= most) return
      remove(entry.opened.reference.id)
    }
  }
  const keep = (entry: Entry) => {
    const { id } = entry.opened.reference
    // A session has one cookie, except for a moment when that was sealed anew under another key.
    remove(id)
    entries.set(entry.cookie, entry)
    cookies.set(id, entry.cookie)
    sweep()
  }

  const subscriptions = await Promise.all(
    [sessionEnded, sessionChanged].map((topic) => subscribeWithRetry(pubSub, topic, drop)),
  )
  // Tokens of sessions that are used no more leave the memory too.
  const sweeping = setInterval(sweep, keepMs).unref()

  return {
    find(cookie) {
      // First, because a message may drop the session.
      const connection = pubSub.catchUp()
      const entry = entries.get(cookie)
      return entry && entry.connection === connection && isYoung(entry) ? entry.opened : undefined
    },
    async open(cookie, open) {
      const connection = subscriptions.every(({ isSubscribed }) => isSubscribed()) ? pubSub.catchUp() : undefined
      const [changesBefore, openedAt] = [changes, now()]
      const lookup = await open()
      if (lookup.state === 'live' && connection !== undefined && changes === changesBefore)
        keep({ cookie, opened: lookup, openedAt, connection })
      return lookup
    },
    drop,
    async stop() {
      clearInterval(sweeping)
      await Promise.all(subscriptions.map(({ unsubscribe }) => unsubscribe()))
    },
  }
}
