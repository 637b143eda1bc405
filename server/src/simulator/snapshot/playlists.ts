import { type Entry, Playlist } from '../world/playlist.ts'
import type { World } from '../world/world.ts'
import { entityOf, known, refOf } from './references.ts'
import type { PlaylistSnapshot, RowState } from './schema.ts'

/** Rows of the plan are told by their place in it, so that a playlist of 10,000 takes little room. */
export function savePlaylists({ playlists, plan }: World): PlaylistSnapshot[] {
  const planned = new Map(plan.playlists.map(({ id, entries }) => [id, entries]))
  return [...playlists.values()].map((playlist) => savePlaylist(playlist, planned.get(playlist.id) ?? []))
}

function savePlaylist(playlist: Playlist, planned: readonly Entry[]): PlaylistSnapshot {
  const { versions, cover, ...details } = playlist.save()
  const changed = versions.some(([, entries]) => entries !== planned)
  const places = new Map(changed ? planned.map((entry, nth) => [entry, nth]) : [])
  const rows: Entry[] = []
  const placeOf = (entry: Entry): number => {
    const place = places.get(entry) ?? -rows.push(entry)
    places.set(entry, place)
    return place
  }
  const saved = versions.map(([snapshotId, entries]) =>
    entries === planned ? { snapshotId } : { snapshotId, rows: entries.map(placeOf) },
  )
  return {
    ...details,
    id: playlist.id,
    owner: playlist.owner.id,
    cover: typeof cover === 'string' ? cover : cover.toString('base64'),
    versions: saved,
    rows: rows.map(saveRow),
  }
}

function saveRow({ item, addedAt, addedBy }: Entry): RowState {
  const named = item?.kind === 'local' ? item : item && refOf(item)
  return { ...(named && { item: named }), addedAt, addedBy: addedBy.id }
}

/** Puts the playlists of a world where they were, and adds those that the plan does not have. */
export function restorePlaylists(world: World, saved: readonly PlaylistSnapshot[]): void {
  const planned = new Map(world.plan.playlists.map(({ id, entries }) => [id, entries]))
  for (const snapshot of saved) restorePlaylist(world, snapshot, planned.get(snapshot.id) ?? [])
}

function restorePlaylist(world: World, snapshot: PlaylistSnapshot, planned: readonly Entry[]): void {
  const { id, owner, rows, versions, cover, ...details } = snapshot
  const playlist = world.playlists.get(id) ?? addPlaylist(world, id, owner)
  const entries = rows.map((row) => restoreRow(row, world))
  const entryAt = (place: number) => known(place < 0 ? entries[-place - 1] : planned[place], `a row ${place}`)
  playlist.restore({
    ...details,
    cover: cover === 'drawn' || cover === 'none' ? cover : Buffer.from(cover, 'base64'),
    versions: versions.map((version) => [version.snapshotId, version.rows?.map(entryAt) ?? planned]),
  })
}

function addPlaylist(world: World, id: string, ownerId: string): Playlist {
  const owner = known(world.findPerson(ownerId), `a person ${ownerId}`)
  const playlist = new Playlist({ id, name: '', owner, now: world.now })
  world.addPlaylist(playlist)
  return playlist
}

function restoreRow({ item, addedAt, addedBy }: RowState, world: World): Entry {
  const named = typeof item === 'string' ? entityOf(world.catalogue, ['track', 'episode'], item) : item
  return { item: named, addedAt, addedBy: known(world.findPerson(addedBy), `a person ${addedBy}`) }
}
