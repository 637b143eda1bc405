import type { Device } from './device.ts'
import type { Album, Artist, Audiobook, Episode, Show, Track } from './entities.ts'
import type { Person } from './person.ts'
import type { PlayHistory } from './play-history.ts'
import type { Playback } from './playback.ts'
import type { Playlist } from './playlist.ts'
import type { Shelf } from './shelf.ts'

/** What an account has saved and whom it follows. */
export interface Library {
  track: Shelf<Track>
  album: Shelf<Album>
  show: Shelf<Show>
  episode: Shelf<Episode>
  audiobook: Shelf<Audiobook>
  artist: Shelf<Artist>
  user: Shelf<Person>
  /** Its own, those it follows and those it shares. */
  playlist: Shelf<Playlist>
}

export const timeRanges = ['short_term', 'medium_term', 'long_term'] as const
type TimeRange = (typeof timeRanges)[number]

/** What it listened to most, most first. */
export type Top = Record<TimeRange, { artists: readonly Artist[]; tracks: readonly Track[] }>

/** A Spotify user of the simulated world. */
export interface SimulatedAccount extends Person {
  /** Stable, public and opaque: the id that clients should link accounts by. */
  accountId: string
  email: string
  country: string
  premium: boolean
  /** Whether the client's owner has put it on the client's list of users. Counts in development mode. */
  allowlisted: boolean
  library: Library
  /** Playlists followed without showing it, by their ids. */
  privateFollows: Set<string>
  top: Top
  history: PlayHistory
  /** How far it came in an episode or chapter, by its id. */
  resumePoints: Map<string, number>
  devices: Device[]
  playback: Playback
  /** What reads of the player see until then, oldest first, where the settings let them lag behind commands. */
  seenBefore?: readonly SeenPlayer[]
}

/** A player as it was before a command. */
interface SeenPlayer {
  /** Epoch milliseconds. */
  until: number
  playback: Playback
  devices: Device[]
}
