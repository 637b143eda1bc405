/**
 * How a server goes. `stop`: those who send it requests are given time to notice. `stop-now`: they are not, for
 * somebody at a terminal waits, or it is broken. `hand-over`: another process on the same port serves already.
 */
export type Ending = 'stop' | 'stop-now' | 'hand-over'

/** What serves a deck, and what must be done with it. */
export interface RunningServer {
  /**
   * @returns the banner
   * @throws {Error} why it can't; what was begun is ended again
   */
  start(): Promise<string>
  /** Ends in order: no new requests, those under way finish, then the store. @param error what made it end */
  close(ending: Ending, error?: unknown): Promise<void>
  /** Replaces the processes that serve, one at a time, without a request that fails. Where there is only one, it can't be. */
  renew?(): Promise<void>
}
