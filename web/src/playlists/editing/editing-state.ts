import type { ScreenProblem } from '../../shared/problem.ts'
import type { Line } from '../item.ts'
import type { EditCall, RowList } from './edit-call.ts'
import type { ListChanges } from './merge.ts'
import type { Rows } from './rows.ts'

/** What editing asks of Spotify, for one playlist. Everything throws a `ProblemResponse`. */
export interface SpotifyPlaylist {
  /** The version that Spotify has now. */
  version(): Promise<string>
  /** All rows of that version; `undefined` in place of a row that Spotify left out. */
  readRows(version: string): Promise<readonly (Line | undefined)[]>
  /** Makes one call against a version. @returns the version after it */
  send(call: EditCall, version: string, rows: Rows): Promise<string>
}

/** One step that can be undone. */
export interface Edit {
  /** What was done: `3 songs removed`. */
  done: string
  before: RowList
  after: RowList
}

/** Someone else changed the playlist before the edits of this page were sent. */
interface Conflict {
  theirs: RowList
  version: string
  changes: ListChanges
}

/** How far the calls have come. */
export interface Progress {
  made: number
  of: number
}

export interface EditingState {
  rows: Rows
  /** The version and the rows that Spotify has, as far as its answers say. */
  version: string
  sent: RowList
  /** The rows that the screen shows. */
  wanted: RowList
  /** The newest last. */
  past: readonly Edit[]
  future: readonly Edit[]
  /** While calls are made. */
  progress?: Progress | undefined
  /** Why the calls stopped; the rest can go on. */
  trouble?: (Progress & { problem: ScreenProblem }) | undefined
  conflict?: Conflict | undefined
}

/** What a person is told of, besides what the rows show. */
export type EditingNews =
  | ({ kind: 'refused'; done: string; problem: ScreenProblem } & Progress)
  | ({ kind: 'stopped' } & Progress)
  | { kind: 'theirs'; changes: ListChanges }
  /** Spotify removed songs at more places than the call named; so many rows come back. */
  | { kind: 'put-back'; count: number }
