/** Lets one instance at a time do what only one should do. */
export interface Leases {
  /**
   * Takes a lease for `ttlMs` milliseconds, or renews it when `holder` has it already.
   * @returns false while another holder has it
   * @throws {ProblemError} `store-unavailable`
   */
  acquire(name: string, holder: string, ttlMs: number): Promise<boolean>
  /**
   * Takes a lease that nobody has, whether it has expired or not: that its time is over does not mean that its holder is
   * dead, for the store may have been away just as long.
   * @param dead takes the lease from this holder too, unless it was renewed after it was seen like this
   * @returns the lease of another holder that is in the way; `undefined` when the lease was taken
   * @throws {ProblemError} `store-unavailable`
   */
  claim(name: string, holder: string, ttlMs: number, dead?: HeldLease): Promise<HeldLease | undefined>
  /**
   * Renews a lease, even an expired one, as long as nobody else has taken it since. Unlike `acquire` it never takes a
   * lease again that the holder has lost.
   * @throws {ProblemError} `store-unavailable`
   */
  renew(name: string, holder: string, ttlMs: number): Promise<boolean>
  /** Ends a lease before its time. Does nothing when another holder has it. @throws {ProblemError} `store-unavailable` */
  release(name: string, holder: string): Promise<void>
}

/** A lease as it was seen in the store. Each renewal moves its end. */
export interface HeldLease {
  holder: string
  /** When it ends, in milliseconds of the store's clock. */
  until: number
  /** How long it was taken for. */
  ttlMs: number
}

export const isSameLease = (one: HeldLease | undefined, other: HeldLease): boolean =>
  one?.holder === other.holder && one.until === other.until
