export type TakeTurn = <Result>(id: string, act: () => Promise<Result>) => Promise<Result>

/** Lets acts on one id happen one after the other, in the order of asking, within this process. */
export function createTurns(): TakeTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (id, act) => {
    const before = last.get(id)
    const turn = before ? before.then(act, act) : act()
    last.set(id, turn)
    try {
      return await turn
    } finally {
      if (last.get(id) === turn) last.delete(id)
    }
  }
}
