import type { WorldFile } from '../../../contract/world-file.ts'
import type { Top } from './account.ts'
import type { Catalogue } from './catalogue.ts'
import type { Device } from './device.ts'
import type { Album, Artist, Audiobook, Episode, Playable, Show, Track } from './entities.ts'
import type { Person } from './person.ts'
import type { Cover, Entry } from './playlist.ts'
import type { Saved } from './shelf.ts'

/** What a world was made from. */
export type WorldSource = { seed: number } | { file: WorldFile }

/** How a world begins. Nothing in it ever changes, so any number of worlds share one. */
export interface WorldPlan {
  source: WorldSource
  /** What is drawn by lot later, such as the ids of new playlists, follows from it. */
  seed: number
  catalogue: Catalogue
  accounts: readonly AccountPlan[]
  playlists: readonly PlaylistPlan[]
  /** They never sign in. */
  people: readonly Person[]
}

export interface AccountPlan extends Person {
  accountId: string
  email: string
  country: string
  premium: boolean
  allowlisted: boolean
  /** Playlists are not among it: they say themselves who has them. */
  saved: SavedThings
  top: Top
  /** Newest first. */
  plays: readonly PlannedPlay[]
  /** How far it came in an episode or chapter, in milliseconds, by its id. */
  resumePoints: ReadonlyMap<string, number>
  devices: readonly Device[]
  /** What plays when the world begins. */
  playing?: PlannedPlaying
}

export interface SavedThings {
  track: readonly Saved<Track>[]
  album: readonly Saved<Album>[]
  show: readonly Saved<Show>[]
  episode: readonly Saved<Episode>[]
  audiobook: readonly Saved<Audiobook>[]
  artist: readonly Saved<Artist>[]
}

export interface PlannedPlay {
  track: Track
  /** Before the world begins. */
  agoMs: number
  contextUri: string | undefined
}

export interface PlannedPlaying {
  items: readonly Playable[]
  /** Which of them, from 0. */
  at?: number
  positionMs: number
  contextUri: string
}

export interface PlaylistPlan {
  id: string
  name: string
  description: string
  owner: Person
  collaborators: readonly Person[]
  isPublic: boolean
  isCollaborative: boolean
  cover: Cover
  followers: number
  entries: readonly Entry[]
  /** The accounts that have it in their library, and since when. */
  keptBy: readonly { id: string; addedAt: number }[]
}
