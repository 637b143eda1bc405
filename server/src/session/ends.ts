/**
 * When a grant ends: six months after the account consented, whatever is refreshed in between.
 * @param grantedAt epoch milliseconds
 * @see https://developer.spotify.com/documentation/web-api/tutorials/refreshing-tokens
 */
export const grantEndsAt = (grantedAt: number): number =>
  Temporal.Instant.fromEpochMilliseconds(grantedAt).toZonedDateTimeISO('UTC').add({ months: 6 }).epochMilliseconds

/** A session never outlives the grant it stands on. */
export const sessionEndsAt = (createdAt: number, maxTtlMs: number): number =>
  Math.min(createdAt + maxTtlMs, grantEndsAt(createdAt))
