import { compareLines, type Order } from '../arrangement.ts'
import type { RowId, RowList } from './edit-call.ts'
import type { Rows } from './rows.ts'

/** Every copy of a song after its first one. Songs are the same where Spotify knows them by one URI. */
export function duplicatesIn(list: RowList, rows: Rows): RowId[] {
  const seen = new Set<string>()
  return list.filter((id) => {
    const uri = rows.get(id)?.uri
    if (uri === undefined) return false
    const isCopy = seen.has(uri)
    seen.add(uri)
    return isCopy
  })
}

/** Rows that this account can’t play. */
export const unavailableIn = (list: RowList, rows: Rows): RowId[] =>
  list.filter((id) => rows.get(id)?.line?.unavailable !== undefined)

/** The list in another order. Equal rows keep theirs, and rows that Spotify left out go to the end. */
export function sorted(list: RowList, rows: Rows, order: Exclude<Order, 'position'>): RowList {
  const lineOf = (id: RowId) => rows.get(id)?.line
  const compare = (one: RowId, other: RowId) => {
    const [line, otherLine] = [lineOf(one), lineOf(other)]
    if (!line || !otherLine) return Number(!line) - Number(!otherLine)
    return compareLines[order](line, otherLine)
  }
  return list.toSorted(compare)
}
