import { type Static, Type } from 'typebox'

/** One of an account's sessions, as the account may know it. Times are epoch milliseconds. */
export const SessionEntry = Type.Object({
  /** Names the session, opens nothing: a hash of an id that only the session's own cookie holds. */
  id: Type.String(),
  /** What its browser said of itself when it signed in, in our words: `Firefox on Linux`, `A browser`. */
  browser: Type.String(),
  createdAt: Type.Number(),
  /** Exact to a minute. */
  lastSeenAt: Type.Number(),
  /** Unless it is used again. */
  expiresAt: Type.Number(),
  /** The one that asks. */
  current: Type.Boolean(),
})
export type SessionEntry = Static<typeof SessionEntry>

export const mostSessionsListed = 100

/** What `GET /api/sessions` answers: the one that asks first, then the last seen; at most a hundred. */
export const SessionList = Type.Object({
  sessions: Type.Array(SessionEntry, { maxItems: mostSessionsListed }),
  /** How many there are, listed or not. */
  total: Type.Number(),
})
export type SessionList = Static<typeof SessionList>
