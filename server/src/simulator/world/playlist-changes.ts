import { type Entry, entryUri, type Playlist } from './playlist.ts'

interface Move {
  rangeStart: number
  rangeLength: number
  insertBefore: number
}

/** Adds rows at a position, or at the end. */
export function addEntries(playlist: Playlist, entries: readonly Entry[], position = playlist.entries.length): void {
  playlist.replaceEntries(playlist.entries.toSpliced(position, 0, ...entries))
}

/**
 * Moves a range of rows. The positions are those of the version given: rows that are gone since stay gone, rows that
 * came since stay where they are.
 */
export function moveEntries(playlist: Playlist, seen: readonly Entry[], move: Move): void {
  const moved = new Set(seen.slice(move.rangeStart, move.rangeStart + move.rangeLength))
  const present = new Set(playlist.entries)
  const movedHere = [...moved].filter((entry) => present.has(entry))
  const rest = playlist.entries.filter((entry) => !moved.has(entry))
  const next = seen.slice(move.insertBefore).find((entry) => present.has(entry) && !moved.has(entry))
  const at = next ? rest.indexOf(next) : rest.length
  playlist.replaceEntries(rest.toSpliced(at, 0, ...movedHere))
}

/** Every row of these URIs in a version of a playlist. */
export function entriesOf(seen: readonly Entry[], uris: ReadonlySet<string>): Entry[] {
  return seen.filter((entry) => uris.has(entryUri(entry) ?? ''))
}

/** Removes rows of some version: rows that came since then stay. */
export function removeEntries(playlist: Playlist, entries: readonly Entry[]): void {
  const unwanted = new Set(entries)
  playlist.replaceEntries(playlist.entries.filter((entry) => !unwanted.has(entry)))
}
