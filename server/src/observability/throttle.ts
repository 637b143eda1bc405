/**
 * Whether one more log line of this kind may be written now.
 * @returns how many were left out since the last line; `undefined` when this one must be left out too
 */
export type Throttle = (kind: string, perMinute?: number) => number | undefined

interface Minute {
  endsAt: number
  written: number
  leftOut: number
}

/** Limits log lines, so that refused requests can't fill a disk. @param now monotonic, in milliseconds */
export function createThrottle(now: () => number): Throttle {
  const minutes = new Map<string, Minute>()
  return (kind, perMinute = Number.POSITIVE_INFINITY) => {
    const before = minutes.get(kind)
    const minute =
      before && now() < before.endsAt ? before : { endsAt: now() + 60_000, written: 0, leftOut: before?.leftOut ?? 0 }
    minutes.set(kind, minute)
    if (minute.written >= perMinute) {
      minute.leftOut += 1
      return undefined
    }
    const { leftOut } = minute
    minute.written += 1
    minute.leftOut = 0
    return leftOut
  }
}
