import { textIn } from '@scopedeck/server/contract/answer-members.ts'
import type { QueryClient } from '@tanstack/react-query'
import { api } from '../../shared/api.ts'
import { rowCount } from '../../shared/long-list/pages.ts'
import { readRecord } from '../../shared/read-json.ts'
import type { Playlist } from '../../shared/read-playlist.ts'
import type { Line } from '../item.ts'
import { addressOf } from '../item-pages.ts'
import { noEnds, playlistQueries } from '../playlists.queries.ts'
import type { EditCall, RowId } from './edit-call.ts'
import type { SpotifyPlaylist } from './editing-state.ts'
import { pushTo } from './groups.ts'
import type { Rows } from './rows.ts'

/** All rows of a version of a playlist; `undefined` in place of a row that Spotify left out. */
export async function readRows(
  client: QueryClient,
  { id, songs }: Pick<Playlist, 'id' | 'songs'>,
  snapshot: string,
): Promise<readonly (Line | undefined)[]> {
  const key = { id, snapshot }
  const lines = await client.fetchQuery(playlistQueries.whole(key, songs))
  const count = rowCount(client.getQueryData(playlistQueries.ends(key).queryKey) ?? noEnds, songs)
  const byPosition = new Map(lines.map((line) => [line.position, line]))
  return Array.from({ length: count }, (_, position) => byPosition.get(position))
}

/** Spotify, as editing a playlist needs it. */
export function spotifyPlaylist(client: QueryClient, { id }: Pick<Playlist, 'id'>): SpotifyPlaylist {
  const items = `${addressOf(id)}/items`
  return {
    version: () => api.get(addressOf(id), { search: { fields: 'snapshot_id' }, read: readVersion }),
    // The total is of an older version: the pages say where the list ends.
    readRows: (version) => readRows(client, { id }, version),
    send: (call, version, rows) => sendCall(items, call, version, rows),
  }
}

function sendCall(items: string, call: EditCall, version: string, rows: Rows): Promise<string> {
  if (call.kind === 'add') {
    const uris = call.ids.map((id) => knownUri(rows, id))
    return api.post(items, { body: { uris, position: call.position }, read: readVersion })
  }
  if (call.kind === 'remove') {
    const body = { items: removalsOf(call.rows, rows), snapshot_id: version }
    return api.delete(items, { body, read: readVersion })
  }
  const { rangeStart, rangeLength, insertBefore } = call
  const move = { range_start: rangeStart, range_length: rangeLength, insert_before: insertBefore }
  return api.put(items, { body: { ...move, snapshot_id: version }, read: readVersion })
}

/** Each URI once, with every position from which it goes: without positions Spotify removes the song wherever it is. */
function removalsOf(removed: readonly { id: RowId; position: number }[], rows: Rows) {
  const positions = new Map<string, number[]>()
  for (const { id, position } of removed) pushTo(positions, knownUri(rows, id), position)
  return [...positions].map(([uri, places]) => ({ uri, positions: places }))
}

function knownUri(rows: Rows, id: RowId): string {
  const uri = rows.get(id)?.uri
  if (uri === undefined) throw new TypeError('A row without a URI can’t be added or removed.')
  return uri
}

/** @throws {TypeError} where the answer names no version: then nobody knows what the next call is for */
export function readVersion(body: unknown): string {
  const version = textIn(readRecord(body).snapshot_id)
  if (version === undefined) throw new TypeError('The answer names no version.')
  return version
}
