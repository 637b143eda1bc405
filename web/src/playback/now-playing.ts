import type { Playback, PlaybackSample } from '@scopedeck/server/contract/playback.ts'
import type { Image, Playable, PlaybackState, Track } from '@scopedeck/server/contract/web-api.ts'

/** A sample in which something plays or is paused. */
export type PlayingSample = PlaybackSample & { playback: Playback }

export function hasPlayback(sample: PlaybackSample): sample is PlayingSample {
  return sample.playback !== null
}

export function hasDevice(playback: Playback): playback is PlaybackState {
  return 'device' in playback
}

/** What plays in words that are never empty. */
export interface NowPlaying {
  kind: 'track' | 'episode' | 'local' | 'ad' | 'unknown'
  title: string
  /** The artists, the show, or what else there is to say. */
  byline: string
  images: readonly Image[]
  durationMs?: number
  /** Absent where the library can't hold it. */
  savableUri?: string
  /** Its page at Spotify. */
  externalUrl?: string
}

/** Tells a track from an episode, an advertisement, a local file and what Spotify does not name. */
export function describePlaying({ item, currently_playing_type: type }: Playback): NowPlaying {
  if (item) return describeItem(item)
  if (type === 'ad') return { kind: 'ad', title: 'Advertisement', byline: 'Your music goes on after it', images: [] }
  if (type === 'episode')
    return { kind: 'unknown', title: 'An episode', byline: 'Spotify does not say which', images: [] }
  return { kind: 'unknown', title: 'Something is playing', byline: 'Spotify does not say what', images: [] }
}

export function describeItem(item: Playable): NowPlaying {
  const { duration_ms: durationMs, uri: savableUri } = item
  const externalUrl = item.external_urls?.spotify
  const common = { durationMs, ...(externalUrl ? { externalUrl } : {}) }
  if (item.type === 'episode') {
    const images = item.images?.length ? item.images : (item.show?.images ?? [])
    return {
      ...common,
      kind: 'episode',
      title: item.name || 'An episode',
      byline: item.show?.name || 'Podcast',
      images,
      savableUri,
    }
  }
  const byline = artistNames(item)
  if (item.is_local)
    return {
      ...common,
      kind: 'local',
      title: item.name || 'A local file',
      byline: byline || 'On your device',
      images: [],
    }
  return {
    ...common,
    kind: 'track',
    title: item.name || 'A song',
    byline: byline || 'Unknown artist',
    images: item.album?.images ?? [],
    savableUri,
  }
}

function artistNames(track: Track): string {
  return (track.artists ?? [])
    .map(({ name }) => name)
    .filter(Boolean)
    .join(', ')
}
