/**
 * The Web API's objects as this app reads and the simulator writes them, in Spotify's names. Whatever Spotify has
 * withdrawn in development mode is optional; so is whatever an answer may leave out.
 * @see https://developer.spotify.com/documentation/web-api
 */

export interface Image {
  url: string
  width: number | null
  height: number | null
}

/** One page of a list, by offset. `next` and `previous` are addresses or null. */
export interface Page<Item> {
  href: string
  items: Item[]
  limit: number
  next: string | null
  offset: number
  previous: string | null
  total: number
}

/** One page of a list, by cursor. */
export interface CursorPage<Item> {
  href: string
  items: Item[]
  limit: number
  next: string | null
  cursors: { after?: string | null; before?: string | null } | null
  total?: number
}

interface Named {
  id: string
  name: string
  uri: string
  href: string
  external_urls: { spotify: string }
}

export interface Restricted {
  is_playable?: boolean
  restrictions?: { reason: string }
}

export interface SimplifiedArtist extends Named {
  type: 'artist'
}

export interface Artist extends SimplifiedArtist {
  images: Image[]
  genres?: string[]
  followers?: { href: null; total: number }
  popularity?: number
}

export interface SimplifiedAlbum extends Named, Restricted {
  type: 'album'
  album_type: 'album' | 'single' | 'compilation'
  artists: SimplifiedArtist[]
  images: Image[]
  release_date: string
  release_date_precision: 'year' | 'month' | 'day'
  total_tracks: number
  available_markets?: string[]
  album_group?: string
}

export interface SimplifiedTrack extends Restricted {
  type: 'track'
  /** null for local files */
  id: string | null
  name: string
  uri: string
  href: string | null
  external_urls: { spotify?: string }
  artists: SimplifiedArtist[]
  duration_ms: number
  explicit: boolean
  is_local: boolean
  disc_number: number
  track_number: number
  preview_url?: string | null
  available_markets?: string[]
}

export interface Track extends SimplifiedTrack {
  album: SimplifiedAlbum
  popularity?: number
  external_ids?: { isrc?: string }
}

export interface SimplifiedEpisode extends Named, Restricted {
  type: 'episode'
  description: string
  duration_ms: number
  explicit: boolean
  images: Image[]
  release_date: string
  release_date_precision: 'year' | 'month' | 'day'
  resume_point?: { fully_played: boolean; resume_position_ms: number }
}

export interface SimplifiedShow extends Named {
  type: 'show'
  description: string
  explicit: boolean
  images: Image[]
  total_episodes: number
  publisher?: string
}

export interface Episode extends SimplifiedEpisode {
  show: SimplifiedShow
}

/** Whatever can stand in a playlist or be played. */
export type Playable = Track | Episode

export interface Owner {
  id: string
  type: 'user'
  uri: string
  href: string
  external_urls: { spotify: string }
  display_name?: string | null
}

export interface SimplifiedPlaylist extends Named {
  type: 'playlist'
  collaborative: boolean
  description: string | null
  images: Image[] | null
  owner: Owner
  /** null where Spotify does not say */
  public: boolean | null
  snapshot_id: string
  /** development mode; `tracks` in extended mode */
  items?: { href: string; total: number }
  tracks?: { href: string; total: number }
}

export interface PlaylistItem {
  added_at: string | null
  added_by: Omit<Owner, 'display_name'> | null
  is_local: boolean
  /** development mode; `track` in extended mode; null for what is no longer available */
  item?: Playable | null
  track?: Playable | null
}

export interface Playlist extends Omit<SimplifiedPlaylist, 'items' | 'tracks'> {
  /** Absent where Spotify hides the contents from those who are neither owner nor collaborator. */
  items?: Page<PlaylistItem>
  tracks?: Page<PlaylistItem>
}

export interface Profile extends Owner {
  account_id?: string
  images: Image[]
  country?: string
  product?: string
  email?: string
  explicit_content?: { filter_enabled: boolean; filter_locked: boolean }
  followers?: { href: null; total: number }
}

export interface Device {
  /** null for a device that can't be addressed */
  id: string | null
  name: string
  type: string
  is_active: boolean
  is_private_session: boolean
  is_restricted: boolean
  volume_percent: number | null
  supports_volume: boolean
}

export type RepeatMode = 'off' | 'context' | 'track'

export interface PlaybackContext {
  type: string
  uri: string
  href: string
  external_urls: { spotify: string }
}

/** What `GET /me/player/currently-playing` answers. Times are epoch milliseconds and milliseconds. */
export interface CurrentlyPlaying {
  timestamp: number
  progress_ms: number | null
  is_playing: boolean
  item: Playable | null
  currently_playing_type: 'track' | 'episode' | 'ad' | 'unknown'
  context: PlaybackContext | null
  actions: { disallows: Partial<Record<PlaybackAction, boolean>> }
}

export type PlaybackAction =
  | 'interrupting_playback'
  | 'pausing'
  | 'resuming'
  | 'seeking'
  | 'skipping_next'
  | 'skipping_prev'
  | 'toggling_repeat_context'
  | 'toggling_shuffle'
  | 'toggling_repeat_track'
  | 'transferring_playback'

/** What `GET /me/player` answers. */
export interface PlaybackState extends CurrentlyPlaying {
  device: Device
  repeat_state: RepeatMode
  shuffle_state: boolean
}

export interface Queue {
  currently_playing: Playable | null
  queue: Playable[]
}

export interface PlayHistory {
  track: Track
  played_at: string
  context: PlaybackContext | null
}

export interface SavedTrack {
  added_at: string
  track: Track
}
