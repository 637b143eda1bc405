/** Lets one instance of a deck do what only one should. */
export interface Leases {
  /**
   * Takes a lease, or renews it for who has it.
   * @returns false while another holder has it
   * @throws {ProblemError} `store-unavailable`
   */
  acquire(name: string, holder: string, ttlMs: number): Promise<boolean>
  /**
   * Renews a lease that nobody else has had since, over or not. Unlike `acquire` it never takes it a second time.
   * @throws {ProblemError} `store-unavailable`
   */
  renew(name: string, holder: string, ttlMs: number): Promise<boolean>
  /** Gives it back before its time. Does nothing for who does not have it. @throws {ProblemError} `store-unavailable` */
  release(name: string, holder: string): Promise<void>
}
