/** Why a session is over. */
export type EndReason =
  | 'signed-out'
  | 'replaced'
  | 'idle'
  | 'reauthorization-required'
  /** From another browser of the same account. */
  | 'ended-elsewhere'
  | 'disconnected'

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
 * Where sessions live. It judges no time: whether a session is over by the clock is for the caller to say.
 * Every method throws {ProblemError} `store-unavailable` when the store can't be asked; that is never a sign-out.
 */
export interface SessionStore {
  read(id: string): Promise<StoredSession | undefined>
  create(session: LiveSession): Promise<void>
  /**
   * Replaces the body of a live session with what `change` resolves to; `undefined` leaves it. Changes to one id take
   * turns over all instances, so two requests never spend the same rotating refresh token (RFC 9700 §4.14.2), and
   * each sees what the one before it stored. A session that ends meanwhile stays ended.
   * @returns what is stored afterwards
   */
  update(id: string, change: Change): Promise<StoredSession | undefined>
  /**
   * Files a live session under another hash of its account, with a label sealed anew: after a change of keys it must
   * still be found when the old ones are gone.
   */
  reindex(id: string, place: Place): Promise<void>
  /** Notes a use. Takes no turn: it must not wait for a slow refresh. */
  touch(id: string, at: number): Promise<void>
  /**
   * Ends a session at once, even in the middle of somebody's turn. The first reason stays.
   * @returns the session, where this is what ended it
   */
  end(id: string, reason: EndReason): Promise<EndedSession | undefined>
  /** The live sessions of an account, under any of its hashes (one per key). */
  listByAccount(accounts: readonly string[]): Promise<LiveSession[]>
  /** How many sessions have not been ended. Cheap enough to ask once a minute while serving. */
  countLive(): Promise<number>
  /** Spends a sign-in attempt. True once, over all instances. */
  spend(attempt: string, until: number): Promise<boolean>
  isSpent(attempt: string): Promise<boolean>
  /** Forgets what is past its absolute end, ends what nobody used for `idleTtlMs`. */
  sweep(now: number, idleTtlMs: number): Promise<void>
  close(): Promise<void>
}

/** Under which hash of its account a session is found, and what the account's other sessions may read of it. */
type Place = Pick<LiveSession, 'account' | 'label'>

type Change = (current: LiveSession) => Promise<Uint8Array | undefined>
