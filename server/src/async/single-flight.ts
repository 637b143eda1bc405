export interface SingleFlight<Result> {
  /**
   * Starts `work`, or joins the work that was started under the same key and is not done yet.
   * @param key left out for work that nobody may join
   * @param work gets a controller that aborts when the last caller has left; it may abort itself with it
   * @param signal lets the caller leave: it gets the signal's reason at once, and the work goes on for the other callers.
   *   A caller without a signal stays to the end.
   */
  share(key: string | undefined, work: Work<Result>, signal?: AbortSignal): Promise<Result>
  /** Later callers under a key that begins with `prefix` start new work. The callers of the old work still get its result. */
  forget(prefix: string): void
  /** Resolves when no work is under way any more, whether it succeeded or failed. */
  settled(): Promise<void>
}

type Work<Result> = (abort: AbortController) => Promise<Result>

interface Flight<Result> {
  result: Promise<Result>
  callers: number
  abort: AbortController
}

interface SingleFlightLimit {
  /** So many callers may wait for one run. */
  mostCallers: number
  /** What one more is refused with. */
  refuse(): Error
}

/** Callers that ask for the same work at the same time share one run of it. @param limit left out for callers of our own */
export function createSingleFlight<Result>(limit?: SingleFlightLimit): SingleFlight<Result> {
  const running = new Set<Promise<Result>>()
  /** Those that later callers join, by key. */
  const joinable = new Map<string, Flight<Result>>()

  const close = (key: string | undefined, flight: Flight<Result>) => {
    if (key !== undefined && joinable.get(key) === flight) joinable.delete(key)
  }
  const start = (key: string | undefined, work: Work<Result>) => {
    const abort = new AbortController()
    const result = work(abort).finally(() => {
      running.delete(result)
      close(key, flight)
    })
    const flight = { result, callers: 0, abort }
    running.add(result)
    if (key !== undefined) joinable.set(key, flight)
    return flight
  }
  const leave = (key: string | undefined, flight: Flight<Result>, reason: unknown) => {
    flight.callers--
    if (flight.callers > 0) return
    close(key, flight)
    flight.abort.abort(reason)
  }

  return {
    async share(key, work, signal) {
      signal?.throwIfAborted()
      const flight = (key === undefined ? undefined : joinable.get(key)) ?? start(key, work)
      if (limit && flight.callers >= limit.mostCallers) throw limit.refuse()
      flight.callers++
      return signal ? unlessAborted(flight.result, signal, () => leave(key, flight, signal.reason)) : flight.result
    },
    forget(prefix) {
      for (const key of joinable.keys()) if (key.startsWith(prefix)) joinable.delete(key)
    },
    async settled() {
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}

/** The result, or the signal's reason if the signal aborts first. */
function unlessAborted<Result>(result: Promise<Result>, signal: AbortSignal, leave: () => void): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      leave()
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true })
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
