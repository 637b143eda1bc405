/** Runs `act` when every earlier act on the same id is over. */
export type RunExclusive = <Result>(id: string, act: () => Promise<Result>) => Promise<Result>

/** A mutex for each id within this process: acts on one id run one after the other, in the order in which they were asked for. */
export function createKeyedMutex(): RunExclusive {
  const last = new Map<string, Promise<unknown>>()
  return async (id, act) => {
    const before = last.get(id)
    const run = before ? before.then(act, act) : act()
    last.set(id, run)
    try {
      return await run
    } finally {
      if (last.get(id) === run) last.delete(id)
    }
  }
}
