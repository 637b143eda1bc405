/** Whether the grant ends within a month: then the app warns of it. Both are epoch milliseconds by the server’s clock. */
export const isGrantEnding = (grantExpiresAt: number, now: number): boolean => grantExpiresAt - now <= 30 * 86_400_000
