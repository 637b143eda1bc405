/**
 * Whether one more of its kind may be told now.
 * @returns how many were left out since the last that was told; `undefined` where this one is left out too
 */
export type Throttle = (kind: string, perMinute?: number) => number | undefined

interface Minute {
  endsAt: number
  told: number
  leftOut: number
}

/** So that nobody can fill a disk by being turned away. @param now milliseconds of a clock that never goes back */
export function createThrottle(now: () => number): Throttle {
  const minutes = new Map<string, Minute>()
  return (kind, perMinute = Number.POSITIVE_INFINITY) => {
    const before = minutes.get(kind)
    const minute =
      before && now() < before.endsAt ? before : { endsAt: now() + 60_000, told: 0, leftOut: before?.leftOut ?? 0 }
    minutes.set(kind, minute)
    if (minute.told >= perMinute) {
      minute.leftOut += 1
      return undefined
    }
    const { leftOut } = minute
    minute.told += 1
    minute.leftOut = 0
    return leftOut
  }
}
