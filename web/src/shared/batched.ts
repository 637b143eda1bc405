interface Waiting<Value> {
  key: string
  resolve: (value: Value | undefined) => void
  reject: (reason: unknown) => void
}

/**
 * Answers many keys with few calls: those asked for in one task, such as by all rows of a list that is drawn, are collected.
 * @param load reads the values of so many keys, in their order; what it leaves out is `undefined`
 * @param most keys that one call takes
 */
export function batched<Value>(
  load: (keys: readonly string[]) => Promise<readonly (Value | undefined)[]>,
  most: number,
): (key: string) => Promise<Value | undefined> {
  let waiting: Waiting<Value>[] = []
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
    const asked = waiting
    waiting = []
    for (let start = 0; start < asked.length; start += most) void send(asked.slice(start, start + most))
  }
  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setTimeout(sendAll)
      waiting.push({ key, resolve, reject })
    })
}
