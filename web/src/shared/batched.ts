interface Waiting<Value> {
  key: string
  signal: AbortSignal | undefined
  resolve: (value: Value | undefined) => void
  reject: (reason: unknown) => void
}

/**
 * Answers many keys with few calls: those asked for in one task, such as by all rows of a list that is drawn, are collected.
 * @param load reads the values of so many keys, in their order; what it leaves out is `undefined`
 * @param most keys that one call takes
 * @param pauseMs nothing is asked until so long no key came. While a person scrolls through thousands of rows, those that
 * went by are given up by their signal before anybody asks for them.
 */
export function batched<Value>(
  load: (keys: readonly string[]) => Promise<readonly (Value | undefined)[]>,
  most: number,
  pauseMs = 0,
): (key: string, signal?: AbortSignal) => Promise<Value | undefined> {
  let waiting: Waiting<Value>[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const send = async (asked: readonly Waiting<Value>[]) => {
    const keys = [...new Set(asked.map(({ key }) => key))]
    try {
      const values = await load(keys)
      for (const { key, resolve } of asked) resolve(values[keys.indexOf(key)])
    } catch (error) {
      for (const { reject } of asked) reject(error)
    }
  }
  const sendAll = () => {
    const asked = waiting.filter(({ signal }) => !signal?.aborted)
    waiting = []
    for (let start = 0; start < asked.length; start += most) void send(asked.slice(start, start + most))
  }
  return (key, signal) =>
    new Promise((resolve, reject) => {
      clearTimeout(timer)
      timer = setTimeout(sendAll, pauseMs)
      waiting.push({ key, signal, resolve, reject })
    })
}
