/** What the world is made of. The Web API's forms of these are made elsewhere; times are milliseconds. */
export interface Artist {
  kind: 'artist'
  id: string
  name: string
  genres: readonly string[]
  popularity: number
  followers: number
  /** Newest first. */
  albums: readonly Album[]
}

export interface Album {
  kind: 'album'
  id: string
  name: string
  albumType: 'album' | 'single' | 'compilation'
  artists: readonly Artist[]
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: old releases are known less exactly. */
  releaseDate: string
  label: string
  upc: string
  popularity: number
  tracks: readonly Track[]
}

export interface Track {
  kind: 'track'
  id: string
  name: string
  artists: readonly Artist[]
  album: Album
  number: number
  durationMs: number
  explicit: boolean
  isrc: string
  popularity: number
  /** Not to be had in any market of the seeded accounts. */
  restricted: boolean
  /** The release that stands in for it where it is not to be had. */
  reissue?: Track
}

export interface Show {
  kind: 'show'
  id: string
  name: string
  publisher: string
  description: string
  explicit: boolean
  /** Newest first. */
  episodes: readonly Episode[]
}

export interface Episode {
  kind: 'episode'
  id: string
  name: string
  description: string
  show: Show
  durationMs: number
  explicit: boolean
  releaseDate: string
}

export interface Audiobook {
  kind: 'audiobook'
  id: string
  name: string
  authors: readonly string[]
  narrators: readonly string[]
  publisher: string
  description: string
  edition: string
  explicit: boolean
  chapters: readonly Chapter[]
}

export interface Chapter {
  kind: 'chapter'
  id: string
  name: string
  description: string
  audiobook: Audiobook
  number: number
  durationMs: number
  releaseDate: string
}

/** A local file: it has no id; its URI holds all that is known of it. */
export interface LocalFile {
  kind: 'local'
  name: string
  artist: string
  album: string
  durationMs: number
}

/** The kinds that can be played. */
export type Playable = Track | Episode
export type Entity = Artist | Album | Track | Show | Episode | Audiobook | Chapter
