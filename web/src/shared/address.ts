type SearchValue = string | number | boolean | readonly string[] | undefined

/** A list becomes one comma-separated value, as the Web API wants it. */
export type Search = Readonly<Record<string, SearchValue>>

/** A path with its search; what is undefined is left out. */
export function addressOf(path: string, search: Search = {}): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined)
  if (given.length === 0) return path
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

/** The address as a URL; `undefined` for what is none. `URL.parse` and `URL.canParse` are younger than our browsers. */
export function parseUrl(address: string, base: string): URL | undefined {
  try {
    return new URL(address, base)
  } catch {
    return undefined
  }
}
