import type { CursorPage, Device, Page, SimplifiedPlaylist } from '../../contract/web-api.ts'
import type { Caller } from './caller.ts'

/** Ids of things that are there, found as any client would find them. */
export interface Samples {
  track: string[]
  album: string[]
  artist: string[]
  show: string[]
  episode: string[]
  audiobook: string[]
  chapter: string[]
  /** By name, those of the caller's list. */
  playlists: ReadonlyMap<string, { id: string; snapshotId: string }>
  devices: string[]
}

interface Identified {
  id: string
}

/** Looks around in an account's library. */
export async function findSamples(caller: Caller): Promise<Samples> {
  const saved = async <Kind extends string>(kind: Kind) => {
    const page = (await caller.read(`/me/${kind}s?limit=3`)) as Page<Record<Kind, Identified>>
    return page.items.map((row) => row[kind].id)
  }
  const followed = (await caller.read('/me/following?type=artist&limit=3')) as { artists: CursorPage<Identified> }
  const playlists = (await caller.read('/me/playlists?limit=50')) as Page<SimplifiedPlaylist>
  const { devices } = (await caller.read('/me/player/devices')) as { devices: Device[] }
  const audiobook = await saved('audiobook')
  const chapters = (await caller.read(`/audiobooks/${audiobook[0]}/chapters?limit=3`)) as Page<Identified>
  return {
    track: await saved('track'),
    album: await saved('album'),
    artist: followed.artists.items.map(({ id }) => id),
    show: await saved('show'),
    episode: await saved('episode'),
    audiobook,
    chapter: chapters.items.map(({ id }) => id),
    playlists: new Map(playlists.items.map(({ id, name, snapshot_id }) => [name, { id, snapshotId: snapshot_id }])),
    devices: devices.flatMap(({ id, is_restricted }) => (id && !is_restricted ? [id] : [])),
  }
}
