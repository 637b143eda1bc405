import { progressOf, truePosition } from '@scopedeck/server/contract/playback-progress.ts'
import { describePlaying, type PlayingSample } from '../../playback/now-playing.ts'

/** What the system shows of what plays: on a lock screen, in its media controls, on a watch. */
export interface Described {
  playbackState: MediaSessionPlaybackState
  metadata: MediaMetadataInit
  /** In seconds; absent where Spotify does not say how long it is. */
  position?: Required<MediaPositionState>
}

/** @param now epoch milliseconds by the server's clock */
export function describeForSystem({ playback, at }: PlayingSample, now: number): Described {
  const { title, byline, images, item } = describePlaying(playback)
  const progress = progressOf(playback, at)
  const { durationMs } = progress
  return {
    playbackState: playback.is_playing ? 'playing' : 'paused',
    metadata: {
      title,
      artist: byline,
      album: item?.from ?? '',
      artwork: images.map(({ url, width, height }) => ({
        src: url,
        ...(width && height ? { sizes: `${width}x${height}` } : {}),
      })),
    },
    ...(durationMs !== undefined && {
      position: { duration: durationMs / 1000, position: truePosition(progress, now) / 1000, playbackRate: 1 },
    }),
  }
}
