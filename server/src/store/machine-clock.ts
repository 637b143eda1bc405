/**
 * Milliseconds since this machine was started: one clock for all of its processes, which nobody can set. What outlives
 * the machine's next start may lie ahead of it.
 */
export const machineClock = (): number => Number(process.hrtime.bigint() / 1_000_000n)
