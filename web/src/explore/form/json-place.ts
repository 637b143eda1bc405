/** A JSON string, number or word (RFC 8259 §3, §6, §7). */
const plainValue =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a JSON string may not hold them.
  /"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

const space = /[ \t\n\r]*/y

/**
 * Where a text stops to be JSON. Each browser tells it in words of its own, and some not at all.
 * @returns the index of the first character that can't stand there; `undefined` for a text that is JSON
 */
export function placeOfFault(text: string): number | undefined {
  const afterSpace = (at: number) => {
    space.lastIndex = at
    space.test(text)
    return space.lastIndex
  }

  /** The index after the value at `from`, or where it fails. */
  function value(from: number): { end: number; fails: boolean } {
    const at = afterSpace(from)
    if (text[at] === '{') return list(at, '}', member)
    if (text[at] === '[') return list(at, ']', value)
    return plain(at)
  }
  function plain(at: number): { end: number; fails: boolean } {
    plainValue.lastIndex = at
    const [found] = plainValue.exec(text) ?? []
    return found === undefined ? { end: at, fails: true } : { end: at + found.length, fails: false }
  }
  function member(from: number): { end: number; fails: boolean } {
    const at = afterSpace(from)
    const name = text[at] === '"' ? plain(at) : { end: at, fails: true }
    const colon = afterSpace(name.end)
    if (name.fails || text[colon] !== ':') return { end: name.fails ? name.end : colon, fails: true }
    return value(colon + 1)
  }
  function list(at: number, close: string, item: typeof value): { end: number; fails: boolean } {
    let end = afterSpace(at + 1)
    if (text[end] === close) return { end: end + 1, fails: false }
    for (;;) {
      const each = item(end)
      if (each.fails) return each
      end = afterSpace(each.end)
      if (text[end] === close) return { end: end + 1, fails: false }
      if (text[end] !== ',') return { end, fails: true }
      end += 1
    }
  }

  const { end, fails } = value(0)
  const rest = afterSpace(end)
  if (fails) return end
  return rest < text.length ? rest : undefined
}

/** `line 2, column 5` */
export function placeWords(text: string, index: number): string {
  const before = text.slice(0, index).split('\n')
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}
