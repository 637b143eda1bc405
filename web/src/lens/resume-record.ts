type ResumeValue = string | number | boolean | null | readonly string[]

/** What an action needs to know, in plain JSON. */
export type ResumeArgs = Readonly<Record<string, ResumeValue>>

/** An action that a missing scope blocked, kept while the person is away at the consent page. */
export interface ResumeRecord {
  action: string
  args: ResumeArgs
  endsAt: number
}

export type RecordStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const lifeMs = 10 * 60_000
const parameter = 'resume'
const keyOf = (nonce: string) => `resume:${nonce}`

/** Keeps the action and gives the address to come back to: `returnTo` with the nonce that finds the record again. */
export function keepRecord(
  storage: RecordStorage,
  action: string,
  args: ResumeArgs,
  returnTo: string,
  now: number,
): string {
  const nonce = crypto.randomUUID()
  const record: ResumeRecord = { action, args, endsAt: now + lifeMs }
  storage.setItem(keyOf(nonce), JSON.stringify(record))
  return withNonce(returnTo, nonce)
}

/** Takes the record that an address names: once, and not after its ten minutes. */
export function takeRecord(storage: RecordStorage, address: string, now: number): ResumeRecord | undefined {
  const nonce = nonceOf(address)
  if (!nonce) return undefined
  const record = parseRecord(storage.getItem(keyOf(nonce)))
  storage.removeItem(keyOf(nonce))
  return record && record.endsAt > now ? record : undefined
}

/** The address without its nonce: nobody shares or bookmarks an action that has been done. */
export function withoutNonce(address: string): string {
  return changed(address, (search) => search.delete(parameter))
}

export function hasNonce(address: string): boolean {
  return nonceOf(address) !== undefined
}

function withNonce(address: string, nonce: string): string {
  return changed(address, (search) => search.set(parameter, nonce))
}

function nonceOf(address: string): string | undefined {
  return new URL(address, 'http://deck').searchParams.get(parameter) ?? undefined
}

function changed(address: string, change: (search: URLSearchParams) => void): string {
  const url = new URL(address, 'http://deck')
  change(url.searchParams)
  return `${url.pathname}${url.search}${url.hash}`
}

function parseRecord(text: string | null): ResumeRecord | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is ResumeRecord {
  if (typeof value !== 'object' || value === null) return false
  const { action, args, endsAt } = value as Partial<ResumeRecord>
  return typeof action === 'string' && typeof endsAt === 'number' && typeof args === 'object' && args !== null
}
