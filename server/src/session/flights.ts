export interface Flights<Result> {
  /** Begins `act`, or joins whoever began it under the same key and is not done. */
  share(key: string, act: () => Promise<Result>): Promise<Result>
  /** Resolves when nothing is under way, however it ended. */
  settled(): Promise<void>
}

/** Shares one act among all who ask for it while it is under way. */
export function createFlights<Result>(): Flights<Result> {
  const underWay = new Map<string, Promise<Result>>()
  return {
    share(key, act) {
      const begun = underWay.get(key)
      if (begun) return begun
      const flight = act().finally(() => underWay.delete(key))
      underWay.set(key, flight)
      return flight
    },
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay.values())
    },
  }
}
