import { playlistImages } from '../../world/art-address.ts'
import type { Entry, Playlist } from '../../world/playlist.ts'
import type { View } from '../call.ts'
import { firstPage } from '../paging.ts'
import { links, timestamp } from './links.ts'
import { localTrack } from './music.ts'
import { playableObject } from './show.ts'
import { ownerObject, userReference } from './user.ts'

/** Since February 2026 a playlist has items; before, and in extended mode still, tracks. */
const contentsName = ({ mode }: View) => (mode === 'development' ? 'items' : 'tracks')

function playlistHead(playlist: Playlist, view: View) {
  return {
    ...links(view, 'playlist', playlist.id),
    collaborative: playlist.isCollaborative,
    description: playlist.description,
    images: playlistImages(view.origin, playlist),
    name: playlist.name,
    owner: ownerObject(playlist.owner, view),
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

export function entryObject({ item, addedAt, addedBy }: Entry, view: View) {
  return {
    added_at: timestamp(addedAt),
    added_by: userReference(addedBy, view),
    is_local: item?.kind === 'local',
    [view.mode === 'development' ? 'item' : 'track']: itemObject(item, view),
  }
}

/** A choice: episodes come in their own form, whether `additional_types` names them or not. */
function itemObject(item: Entry['item'], view: View) {
  if (!item) return null
  return item.kind === 'local' ? localTrack(item, view) : playableObject(item, view)
}

/**
 * Rows of playlists as text. Most of what a page of a long playlist costs is to describe its rows and to write them
 * down, and a row never changes: each is written once for each mode, and kept for as long as the row itself. Worlds share
 * rows: the text is kept for the address it was asked for last, so that a hundred worlds need no more memory than one.
 */
export class EntryTexts {
  readonly #texts = { development: new WeakMap<Entry, EntryText>(), extended: new WeakMap<Entry, EntryText>() }

  of(entry: Entry, view: View): string {
    // An episode carries the resume point of the account, which changes.
    if (entry.item?.kind === 'episode') return write(entry, view)
    const texts = this.#texts[view.mode]
    const kept = texts.get(entry)
    if (kept?.origin === view.origin) return kept.text
    const text = write(entry, view)
    texts.set(entry, { origin: view.origin, text })
    return text
  }
}

interface EntryText {
  origin: string
  text: string
}

function write(entry: Entry, view: View): string {
  return JSON.stringify(entryObject(entry, view))
}
