/** Why a session is over. */
const endReasons = [
  'signed-out',
  'replaced',
  'idle',
  'reauthorization-required',
  /** From another browser of the same account. */
  'ended-elsewhere',
  'disconnected',
] as const

export type EndReason = (typeof endReasons)[number]

/**
 * The reason as a store holds it. A reason that only a newer release knows is read as `signed-out`: a session that has
 * ended stays ended, whatever the reason.
 */
export const parseEndReason = (stored: unknown): EndReason =>
  endReasons.find((reason) => reason === stored) ?? 'signed-out'

/** What the store must be able to search by, and nothing else. All times are epoch milliseconds. */
interface SessionRow {
  /** SHA-256 of the cookie's id. */
  id: string
  /** Keyed hash of the account's id. */
  account: string
  createdAt: number
  lastSeenAt: number
  endsAt: number
  /** What the account’s other sessions may read of this one, sealed under the server’s keys. */
  label?: Uint8Array
}

export interface LiveSession extends SessionRow {
  /** Sealed under a key that only the cookie holds. */
  body: Uint8Array
  ended?: undefined
}

/** Kept until its absolute end, without its body, so that nothing late revives it. */
export interface EndedSession extends SessionRow {
  ended: EndReason
}

export type StoredSession = LiveSession | EndedSession

export const isLive = (session?: StoredSession): session is LiveSession => session !== undefined && !session.ended

/**
 * Where sessions are kept. It does not look at the clock: the caller decides whether a session has expired.
 * Every method throws {ProblemError} `store-unavailable` when the store does not answer; that is never a sign-out.
 */
export interface SessionStore {
  read(id: string): Promise<StoredSession | undefined>
  create(session: LiveSession): Promise<void>
  /**
   * Replaces the body of a live session with what `change` resolves to; `undefined` leaves it. Changes to one id run
   * one after the other over all instances, so two requests never spend the same rotating refresh token (RFC 9700
   * §4.14.2), and each change sees what the change before it stored. A session that ends meanwhile stays ended.
   * @returns what is stored afterwards
   */
  update(id: string, change: Change): Promise<StoredSession | undefined>
  /**
   * Moves a live session to another hash of its account, with its label sealed again: after a change of keys it must
   * still be found when the old keys are gone.
   */
  reindex(id: string, index: SessionIndex): Promise<void>
  /** Records when the session was last used. Takes no lease: it must not wait for a slow refresh. */
  touch(id: string, at: number): Promise<void>
  /**
   * Ends a session at once, even while a change to it is running. The first reason stays.
   * @returns the session, if this call ended it
   */
  end(id: string, reason: EndReason): Promise<EndedSession | undefined>
  /** The live sessions of an account, under any of its hashes (one per key). */
  listByAccount(accounts: readonly string[]): Promise<LiveSession[]>
  /** How many sessions have not been ended. Cheap enough to ask once a minute while serving. */
  countLive(): Promise<number>
  /** Marks a sign-in attempt as redeemed. True once, over all instances. @param until epoch milliseconds */
  spend(attempt: string, until: number): Promise<boolean>
  isSpent(attempt: string): Promise<boolean>
  /** Deletes sessions that are past their absolute end, and ends those that were not used for `idleTtlMs`. */
  sweep(now: number, idleTtlMs: number): Promise<void>
  /** Resolves when no new body is waiting to be written: a store that is gone keeps it waiting. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** The hash of its account that finds a session, and what the account’s other sessions may read of it. */
type SessionIndex = Pick<LiveSession, 'account' | 'label'>

export type Change = (current: LiveSession) => Promise<Uint8Array | undefined>
