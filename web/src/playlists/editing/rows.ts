import type { Line } from '../item.ts'
import type { RowId, RowList } from './edit-call.ts'
import { pushTo } from './groups.ts'

/** What a row holds. */
export interface EditRow {
  /** Absent for a row that Spotify left out of its answer. */
  line?: Line
  /** What Spotify knows the row by. Without it no call can remove the row; it can be moved. */
  uri?: string
}

export type Rows = ReadonlyMap<RowId, EditRow>

/** The URI that the playlist has: Spotify may play another recording in its place. */
const uriOf = ({ linkedFromUri, uri }: Line): string | undefined => linkedFromUri ?? uri

export function rowOf(line: Line | undefined): EditRow {
  const uri = line && uriOf(line)
  return { ...(line && { line }), ...(uri !== undefined && { uri }) }
}

/** A file on the owner’s computer. Spotify’s Web API can remove it, and can’t add it. */
const isLocal = ({ uri }: EditRow): boolean => uri?.startsWith('spotify:local:') === true

/** Whether Spotify’s Web API can add the row to a playlist. */
export const canBeAdded = (row: EditRow): boolean => row.uri !== undefined && !isLocal(row)

interface Recognised {
  list: RowList
  /** All rows, with what was just read. */
  rows: Rows
}

/**
 * Finds the rows of a list that was read anew among those that are known. Where it reads as one of the lists that are expected,
 * it is that one: of two copies of a song nobody can say which is which.
 */
export function recognise(lines: readonly (Line | undefined)[], rows: Rows, expected: readonly RowList[]): Recognised {
  const read = lines.map(rowOf)
  const same = expected.find((list) => readsAs(read, list, rows))
  const list = same ?? recogniseEach(read, rows, [...new Set(expected.flat())])
  return { list, rows: new Map([...rows, ...list.map((id, index) => [id, read[index] ?? {}] as const)]) }
}

const readsAs = (found: readonly EditRow[], list: RowList, rows: Rows) =>
  found.length === list.length &&
  list.every((id, index) => looseName(rows.get(id) ?? {}) === looseName(found[index] ?? {}))

/** By URI and the moment a row was added, then by URI alone. Rows that are equal in both are taken in their order. The rest is new. */
function recogniseEach(came: readonly EditRow[], rows: Rows, likely: RowList): RowList {
  const found = new Map<number, RowId>()
  const free = new Set(likely)
  for (const nameOf of [exactName, looseName]) {
    const known = groupBy(free, (id) => nameOf(rows.get(id) ?? {}))
    came.forEach((row, index) => {
      const id = found.has(index) ? undefined : known.get(nameOf(row))?.shift()
      if (id === undefined) return
      found.set(index, id)
      free.delete(id)
    })
  }
  let next = Math.max(-1, ...rows.keys()) + 1
  return came.map((_, index) => found.get(index) ?? next++)
}

const looseName = ({ uri = '', line }: EditRow) => `${uri} ${uri ? '' : (line?.title ?? '')}`
const exactName = (row: EditRow) => `${looseName(row)} ${row.line?.addedAt ?? ''}`

function groupBy(ids: Iterable<RowId>, nameOf: (id: RowId) => string): Map<string, RowId[]> {
  const groups = new Map<string, RowId[]>()
  for (const id of ids) pushTo(groups, nameOf(id), id)
  return groups
}
