/** Lets one instance at a time do what only one should do. */
export interface Leases {
  /**
   * Takes a lease for `ttlMs` milliseconds, or renews it when `holder` has it already.
   * @returns false while another holder has it
   * @throws {ProblemError} `store-unavailable`
   */
  acquire(name: string, holder: string, ttlMs: number): Promise<boolean>
  /**
   * Renews a lease, even an expired one, as long as nobody else has taken it since. Unlike `acquire` it never takes a
   * lease again that the holder has lost.
   * @throws {ProblemError} `store-unavailable`
   */
  renew(name: string, holder: string, ttlMs: number): Promise<boolean>
  /** Ends a lease before its time. Does nothing when another holder has it. @throws {ProblemError} `store-unavailable` */
  release(name: string, holder: string): Promise<void>
}
