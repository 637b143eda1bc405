// The clock of a browser may be hours off, and every time that a page shows comes from the server or from Spotify. So times
// are compared with `serverNow()`: the browser's clock, and what the server's clock is ahead of it. How long something
// takes is measured with `performance.now()`.

/** How far the server's clock is ahead of the browser's, in milliseconds. */
let aheadMs = 0

/** Epoch milliseconds by the browser's clock, to compare with what the same browser has written down. */
export const browserNow = (): number => Date.now()

/** Epoch milliseconds by the server's clock. */
export const serverNow = (): number => browserNow() + aheadMs

/** A moment that a library read from the browser's clock, by the server's. Both are epoch milliseconds. */
export const serverTimeOf = (browserTime: number): number => browserTime + aheadMs

/**
 * Takes the server's time out of an answer or an event. The server wrote it after `askedAt` and before now, so how far the
 * clocks are apart is known to within the time of the answer: what was known before changes no more than it must.
 * @param serverTime epoch milliseconds by the server's clock
 * @param askedAt epoch milliseconds by the browser's clock; left out for an event, which nobody asked for
 */
export function learnServerTime(serverTime: number, askedAt = Number.NEGATIVE_INFINITY): void {
  aheadMs = Math.min(Math.max(aheadMs, serverTime - browserNow()), serverTime - askedAt)
}
