import { countIn, known, listIn, textIn } from '@scopedeck/server/contract/answer-members.ts'
import { parseUrl } from './address.ts'
import { readRecord } from './read-json.ts'

/** One page of a list, as far as the answer says it. */
export interface Page<Row> {
  rows: Row[]
  /** Entries that came, those that have no row included: what comes next is counted from them. */
  came: number
  /** How many entries Spotify says there are in all. */
  total?: number
  /** Where the next page begins; null after the last one. Absent where the answer does not say. */
  next?: number | null
}

/**
 * Reads a page of a list by offset.
 * @param readRow reads an entry of the list. An entry that it reads as `undefined` has no row
 * @throws {TypeError} for a body without a list of items: it does not say that the list is empty
 */
export function readPage<Row>(body: unknown, readRow: (entry: unknown, index: number) => Row | undefined): Page<Row> {
  const { items, total, next } = readRecord(body)
  if (!Array.isArray(items)) throw new TypeError('The answer has no list of items.')
  const entries = listIn(items)
  return {
    rows: entries.flatMap((entry, index) => readRow(entry, index) ?? []),
    came: entries.length,
    ...known({ total: countIn(total), next: offsetIn(next) }),
  }
}

/** The offset in the address of a page. */
function offsetIn(address: unknown): number | null | undefined {
  if (address === null) return null
  const text = textIn(address)
  const offset = text === undefined ? undefined : parseUrl(text, 'http://any')?.searchParams.get('offset')
  return offset && /^\d+$/.test(offset) ? countIn(Number(offset)) : undefined
}

/**
 * Where to read on after a page that was read from `offset`; `undefined` at the end. `next` decides. Where the answer does
 * not say it, the total does; without either a page as long as asked for is not the last one.
 */
export function offsetAfter(page: Omit<Page<unknown>, 'rows'>, offset: number, asked: number): number | undefined {
  const { came, total = 0, next } = page
  if (next === null) return undefined
  // An empty page goes on only where the total says so too: a list must have an end.
  if (next !== undefined) return next > offset && (came > 0 || next < total) ? next : undefined
  if (came === 0) return undefined
  const end = offset + came
  const isMore = page.total === undefined ? came >= asked : end < total
  return isMore ? end : undefined
}
