import { albumsOperations } from './operations/albums.ts'
import { artistsOperations } from './operations/artists.ts'
import { audiobooksOperations } from './operations/audiobooks.ts'
import { browseOperations } from './operations/browse.ts'
import { chaptersOperations } from './operations/chapters.ts'
import { episodesOperations } from './operations/episodes.ts'
import { libraryOperations } from './operations/library.ts'
import type { OperationRow } from './operations/operation-row.ts'
import { playerOperations } from './operations/player.ts'
import { playlistsOperations } from './operations/playlists.ts'
import { removedLibraryOperations } from './operations/removed-library.ts'
import { removedPlaylistsOperations } from './operations/removed-playlists.ts'
import { searchOperations } from './operations/search.ts'
import { showsOperations } from './operations/shows.ts'
import { tracksOperations } from './operations/tracks.ts'
import { usersOperations } from './operations/users.ts'

/** Headings of the catalogue, in the order people need them. */
export const operationGroups = {
  player: 'Player',
  playlists: 'Playlists',
  library: 'Library',
  users: 'Users',
  search: 'Search',
  tracks: 'Tracks',
  albums: 'Albums',
  artists: 'Artists',
  shows: 'Shows',
  episodes: 'Episodes',
  audiobooks: 'Audiobooks',
  chapters: 'Chapters',
  browse: 'Browse',
} as const
export type OperationGroup = keyof typeof operationGroups

export type Method = OperationRow['method']

export interface Operation extends OperationRow {
  group: OperationGroup
}

/**
 * Every operation of the Web API, by Spotify's operation id. The gateway forwards these and no other; its scope
 * check, the simulator's enforcement and the picker's "what it unlocks" are read from here.
 * @see https://developer.spotify.com/documentation/web-api
 */
export const operationCatalogue = {
  ...grouped('player', playerOperations),
  ...grouped('playlists', { ...playlistsOperations, ...removedPlaylistsOperations }),
  ...grouped('library', { ...libraryOperations, ...removedLibraryOperations }),
  ...grouped('users', usersOperations),
  ...grouped('search', searchOperations),
  ...grouped('tracks', tracksOperations),
  ...grouped('albums', albumsOperations),
  ...grouped('artists', artistsOperations),
  ...grouped('shows', showsOperations),
  ...grouped('episodes', episodesOperations),
  ...grouped('audiobooks', audiobooksOperations),
  ...grouped('chapters', chaptersOperations),
  ...grouped('browse', browseOperations),
} as const satisfies Record<string, Operation>

type Grouped<Group, Rows> = { readonly [Id in keyof Rows]: Rows[Id] & { readonly group: Group } }

function grouped<Group extends OperationGroup, Rows extends Record<string, OperationRow>>(
  group: Group,
  rows: Rows,
): Grouped<Group, Rows> {
  const entries = Object.entries(rows).map(([id, row]) => [id, { ...row, group }])
  return Object.fromEntries(entries) as Grouped<Group, Rows>
}

export type OperationId = keyof typeof operationCatalogue
export const operationIds = Object.keys(operationCatalogue) as OperationId[]

/** Reads that are about the account, though their paths do not say so. */
const readsOfAccounts: readonly OperationId[] = ['get-playlists-items', 'check-if-user-follows-playlist']

/** Whether an operation reads or changes what belongs to an account: a token of the client alone is refused then. */
export function needsAccount(id: OperationId): boolean {
  const { method, path } = operation(id)
  return method !== 'GET' || /^\/me\b/.test(path) || readsOfAccounts.includes(id)
}

/** The row of an operation, with the optional members visible to the compiler. */
export function operation(id: OperationId): Operation {
  return operationCatalogue[id]
}
