import type { Static } from 'typebox'
import { Type } from './schema.ts'

/** One session of an account, as its other sessions see it. Times are epoch milliseconds. */
export const SessionEntry = Type.Object({
  /** Names the session and opens nothing: it is a hash of the id in the session's own cookie. */
  id: Type.String(),
  /** The browser, as it named itself when it signed in, in our words: `Firefox on Linux`, `A browser`. */
  browser: Type.String(),
  createdAt: Type.Number(),
  /** Correct to one minute. */
  lastSeenAt: Type.Number(),
  /** The end of the session if it is not used again. */
  expiresAt: Type.Number(),
  /** True for the session of the request. */
  current: Type.Boolean(),
})
export type SessionEntry = Static<typeof SessionEntry>

export const mostSessionsListed = 100

/** The answer of `GET /api/sessions`: the session of the request first, then the last seen ones; at most 100. */
export const SessionList = Type.Object({
  sessions: Type.Array(SessionEntry, { maxItems: mostSessionsListed }),
  /** The number of all sessions, listed or not. */
  total: Type.Number(),
})
export type SessionList = Static<typeof SessionList>
