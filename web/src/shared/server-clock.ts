/**
 * The server's clock, as far as this page knows it. The clock of a browser may be hours off, and every time that the page
 * shows comes from the server or from Spotify. So times are compared with `now()`, which is the browser's clock plus what
 * the server's clock is ahead of it.
 */
export class ServerClock {
  readonly #browserNow: () => number
  #aheadMs = 0

  /** @param browserNow epoch milliseconds by the browser's clock */
  constructor(browserNow: () => number) {
    this.#browserNow = browserNow
  }

  /** Epoch milliseconds. */
  now(): number {
    return this.#browserNow() + this.#aheadMs
  }

  /** A moment that was read from the browser's clock, by the server's. Both are epoch milliseconds. */
  timeOf(browserTime: number): number {
    return browserTime + this.#aheadMs
  }

  /**
   * Takes the server's time out of an answer or an event. The server wrote it after `askedAt` and before now, so how far
   * the clocks are apart is known to within the time of the answer: what was known before changes no more than it must.
   * @param serverTime epoch milliseconds by the server's clock
   * @param askedAt epoch milliseconds by the browser's clock; left out for an event, which nobody asked for
   */
  learn(serverTime: number, askedAt?: number): void {
    const least = serverTime - this.#browserNow()
    const most = askedAt === undefined ? Number.POSITIVE_INFINITY : serverTime - askedAt
    this.#aheadMs = Math.min(Math.max(this.#aheadMs, least), most)
  }
}

/**
 * Epoch milliseconds by the browser's clock, to compare with what the same browser has written down. What is shown is
 * reckoned by `serverNow`; how long something takes, by `performance.now()`.
 */
export const browserNow = (): number => Date.now()

const clock = new ServerClock(browserNow)

/** Epoch milliseconds by the server's clock. */
export const serverNow = (): number => clock.now()

/** A moment that a library read from the browser's clock, by the server's. */
export const serverTimeOf = (browserTime: number): number => clock.timeOf(browserTime)

/** See `ServerClock.learn`. */
export const learnServerTime = (serverTime: number, askedAt?: number): void => clock.learn(serverTime, askedAt)
