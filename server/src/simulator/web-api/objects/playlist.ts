import { playlistImages } from '../../world/art-address.ts'
import type { LocalFile, Playable } from '../../world/entities.ts'
import type { Entry, Playlist } from '../../world/playlist.ts'
import type { View } from '../call.ts'
import { JsonBytes } from '../json-bytes.ts'
import { firstPage } from '../paging.ts'
import { links, timestamp } from './links.ts'
import { localTrack } from './music.ts'
import { episodeAsTrack, playableObject } from './show.ts'
import { ownerObject, userReference } from './user.ts'

/** Since February 2026 a playlist has items; before, and in extended mode still, tracks. */
const contentsName = ({ mode }: View) => (mode === 'development' ? 'items' : 'tracks')

function playlistHead(playlist: Playlist, view: View) {
  const images = playlistImages(view.origin, playlist)
  return {
    ...links(view, 'playlist', playlist.id),
    collaborative: playlist.isCollaborative,
    description: playlist.description,
    // Since March 2024 (aome510/spotify-player#401).
    images: images.length > 0 ? images : null,
    name: playlist.name,
    owner: ownerObject(playlist.owner, view),
    ...(view.mode === 'extended' && { primary_color: null }),
    public: playlist.isPublic,
    snapshot_id: playlist.snapshotId,
    type: 'playlist' as const,
  }
}

const contentsHref = (playlist: Playlist, view: View) =>
  `${view.origin}/v1/playlists/${playlist.id}/${contentsName(view)}`

export function simplifiedPlaylist(playlist: Playlist, view: View) {
  const contents = { href: contentsHref(playlist, view), total: playlist.entries.length }
  return { ...playlistHead(playlist, view), [contentsName(view)]: contents }
}

/**
 * Development mode shows the items only to the owner and the collaborators; extended mode shows them to every account
 * that may see the playlist.
 */
export function playlistObject(playlist: Playlist, view: View) {
  const isOpen = view.mode === 'extended' || playlist.isSharedWith(view.account.id)
  // A choice: as many rows as one call for the items may ask for.
  const limit = view.mode === 'development' ? 50 : 100
  const contents = () =>
    firstPage(contentsHref(playlist, view), playlist.entries, (entry) => entryObject(entry, view), limit)
  return {
    ...playlistHead(playlist, view),
    followers: { href: null, total: playlist.followers },
    ...(isOpen && { [contentsName(view)]: contents() }),
  }
}

/** Extended mode has members that no reference describes (apollographql/spotify-showcase#173, spotipy#422). */
export function entryObject({ item, addedAt, addedBy }: Entry, view: View) {
  const row = { added_at: timestamp(addedAt), added_by: userReference(addedBy, view), is_local: item?.kind === 'local' }
  const described = item ? itemObject(item, view) : null
  if (view.mode === 'development') return { ...row, item: described }
  const isEpisode = item?.kind === 'episode' && view.knowsEpisodes === true
  const track = described && { ...described, episode: isEpisode, track: !isEpisode }
  return { ...row, primary_color: null, track, video_thumbnail: { url: null } }
}

function itemObject(item: Playable | LocalFile, view: View) {
  if (item.kind === 'local') return localTrack(item, view)
  return item.kind === 'episode' && !view.knowsEpisodes ? episodeAsTrack(item, view) : playableObject(item, view)
}

/**
 * Rows of playlists, written down. Most of what a page of a long playlist costs is to describe its rows and to write them
 * down, and a row never changes: each is written once for each mode, and kept for as long as the row itself. Worlds share
 * rows: what is written is kept for the address it was asked for last, so that a hundred worlds need no more memory than one.
 */
export class EntryRows {
  readonly #rows = {
    development: new WeakMap<Entry, KeptRow>(),
    extended: new WeakMap<Entry, KeptRow>(),
    'extended in a market': new WeakMap<Entry, KeptRow>(),
  }

  of(entry: Entry, view: View): JsonBytes {
    const { item } = entry
    // An episode carries the resume point of the account, which changes; and it depends on the market what stands for a track.
    if (item?.kind === 'episode' || (item?.kind === 'track' && item.restricted)) return write(entry, view)
    const rows = this.#rows[view.mode === 'extended' && view.market ? 'extended in a market' : view.mode]
    const kept = rows.get(entry)
    if (kept?.origin === view.origin) return kept.row
    const row = write(entry, view)
    rows.set(entry, { origin: view.origin, row })
    return row
  }
}

interface KeptRow {
  origin: string
  row: JsonBytes
}

const write = (entry: Entry, view: View) => JsonBytes.of(entryObject(entry, view))
