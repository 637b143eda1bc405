import type { Named } from '@scopedeck/server/contract/named.ts'
import { type PlayableFacts, readPlayable } from '@scopedeck/server/contract/playable.ts'
import type { PlaybackSample } from '@scopedeck/server/contract/playback.ts'
import { isIdle, itemUri, type Playback } from '@scopedeck/server/contract/playback-state.ts'
import type { Image } from '@scopedeck/server/contract/web-api.ts'

/** A sample in which something plays or is paused. */
export type PlayingSample = PlaybackSample & { playback: Playback }

export function hasPlayback(sample: PlaybackSample): sample is PlayingSample {
  return sample.playback !== null && !isIdle(sample.playback)
}

/** What plays in words that are never empty. */
export interface NowPlaying {
  kind: PlayableFacts['kind'] | 'ad' | 'unknown'
  title: string
  /** The artists, the show, or what else there is to say. */
  byline: string
  /** The artists or the show one by one, with what opens them; none where the byline is something else. */
  makers: readonly Named[]
  /** The album of a song. */
  album?: Named
  images: readonly Image[]
  /** The song or the episode, where the answer describes it. */
  item?: PlayableFacts
  durationMs?: number
  /** Absent where the library can't hold it. */
  savableUri?: string
  /** Its page at Spotify. */
  externalUrl?: string
}

/** Tells a track from an episode, an advertisement, a local file and what Spotify does not name. */
export function describePlaying(playback: Playback): NowPlaying {
  const item = readPlayable(playback.item)
  if (item) return describeItem(item)
  return { ...nameless[playback.currently_playing_type], makers: [], images: [], ...saving(itemUri(playback)) }
}

/** The library holds tracks and episodes of the catalogue. */
function saving(uri: string | undefined): Pick<NowPlaying, 'savableUri'> {
  return uri !== undefined && /^spotify:(track|episode):/.test(uri) ? { savableUri: uri } : {}
}

const unsaid = 'Spotify does not say which'
const nameless = {
  track: { kind: 'unknown', title: 'A song', byline: unsaid },
  episode: { kind: 'unknown', title: 'An episode', byline: unsaid },
  ad: { kind: 'ad', title: 'Advertisement', byline: 'Your music goes on after it' },
  unknown: { kind: 'unknown', title: 'Something is playing', byline: 'Spotify does not say what' },
} as const

export function describeItem(item: PlayableFacts): NowPlaying {
  const { kind, title, by, makers, album, images, durationMs, uri, externalUrl } = item
  const { someTitle, someByline } = unnamed[kind]
  return {
    kind,
    title: title ?? someTitle,
    byline: by ?? someByline,
    makers,
    images: kind === 'local' ? [] : images,
    item,
    ...(album === undefined ? {} : { album }),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(externalUrl === undefined ? {} : { externalUrl }),
    ...saving(uri),
  }
}

const unnamed = {
  track: { someTitle: 'A song', someByline: 'Unknown artist' },
  episode: { someTitle: 'An episode', someByline: 'Podcast' },
  local: { someTitle: 'A local file', someByline: 'On your device' },
} as const
