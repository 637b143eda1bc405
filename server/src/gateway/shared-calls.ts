interface SharedCall<Answer> {
  answer: Promise<Answer>
  waiting: number
  abandon: AbortController
}

/**
 * Lets equal calls of one session that are under way at the same time share one call upstream. The call ends early
 * only when nobody waits for it any more.
 */
export interface SharedCalls<Answer> {
  join(group: string, key: string, signal: AbortSignal, start: Start<Answer>): Promise<Answer>
  /** Later calls of the group start anew: what is under way may show how things were before a change. */
  part(group: string): void
}

type Start<Answer> = (signal: AbortSignal) => Promise<Answer>
type Group<Answer> = Map<string, SharedCall<Answer>>

export function createSharedCalls<Answer>(): SharedCalls<Answer> {
  const groups = new Map<string, Group<Answer>>()

  const begin = (group: string, key: string, start: Start<Answer>) => {
    const abandon = new AbortController()
    const call: SharedCall<Answer> = { abandon, waiting: 0, answer: start(abandon.signal) }
    const calls: Group<Answer> = groups.get(group) ?? new Map()
    groups.set(group, calls.set(key, call))
    const leave = () => {
      if (calls.get(key) === call) calls.delete(key)
      if (calls.size === 0 && groups.get(group) === calls) groups.delete(group)
    }
    call.answer.then(leave, leave)
    return call
  }

  return {
    async join(group, key, signal, start) {
      signal.throwIfAborted()
      const running = groups.get(group)?.get(key)
      const call = running && !running.abandon.signal.aborted ? running : begin(group, key, start)
      call.waiting++
      try {
        return await orAborted(call.answer, signal)
      } finally {
        call.waiting--
        if (call.waiting === 0) call.abandon.abort(signal.reason)
      }
    },
    part(group) {
      groups.delete(group)
    },
  }
}

/** The answer, or the signal's reason should that come first. */
function orAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
