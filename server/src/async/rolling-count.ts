export interface RollingCount {
  add(): void
  /** What happened within the window, and how long that is: less than the window for what began to count in it. */
  read(): { count: number; ofMs: number }
}

/** A window is counted in so many steps: what is older than it is forgotten one step at a time. */
const steps = 30

/**
 * Counts what happened in the last `windowMs`, with an error of a thirtieth of it, in bounded memory. A clock that is put
 * back forgets what it counted ahead.
 * @param now epoch milliseconds
 */
export function createRollingCount(now: () => number, windowMs: number): RollingCount {
  const stepMs = windowMs / steps
  /** By the number of the step. */
  const counts = new Map<number, number>()
  let beganAt = now()
  const forget = (step: number) => {
    beganAt = Math.min(beganAt, now())
    for (const each of counts.keys()) if (each > step || each <= step - steps) counts.delete(each)
  }
  const step = () => Math.floor(now() / stepMs)
  return {
    add() {
      const present = step()
      const before = counts.get(present)
      if (before === undefined) forget(present)
      counts.set(present, (before ?? 0) + 1)
    },
    read() {
      forget(step())
      const count = [...counts.values()].reduce((sum, each) => sum + each, 0)
      return { count, ofMs: Math.min(windowMs, now() - beganAt) }
    },
  }
}
