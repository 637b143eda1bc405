import type { PlaybackAction } from '../../../../contract/web-api.ts'
import type { Device } from '../../world/device.ts'
import type { Playback } from '../../world/playback.ts'
import type { View } from '../call.ts'
import { playableObject } from './show.ts'

export function deviceObject(device: Device) {
  return {
    id: device.id,
    is_active: device.isActive,
    is_private_session: device.isPrivateSession,
    is_restricted: device.isRestricted,
    name: device.name,
    supports_volume: device.supportsVolume,
    type: device.type,
    volume_percent: device.volumePercent,
  }
}

/** Where an item is played from: `null` where it is played for itself. */
export function contextObject(uri: string | undefined, { origin }: View) {
  const [, type, id] = uri?.split(':') ?? []
  if (!uri || !type || !id) return null
  return { external_urls: { spotify: `${origin}/open/${type}/${id}` }, href: `${origin}/v1/${type}s/${id}`, type, uri }
}

/** An episode is shown only to clients that said they know episodes: `additional_types`. */
export function currentlyPlaying(playback: Playback, view: View) {
  const { item } = playback
  return {
    timestamp: playback.changedAt,
    context: contextObject(playback.contextUri, view),
    progress_ms: Math.round(playback.progressMs),
    item: item && (item.kind === 'track' || view.knowsEpisodes) ? playableObject(item, view) : null,
    currently_playing_type: item?.kind ?? 'unknown',
    actions: { disallows: disallowed(playback) },
    is_playing: playback.isPlaying,
  }
}

/** Only what is not possible now is named. */
function disallowed({ isPlaying, hasPrevious }: Playback): Partial<Record<PlaybackAction, true>> {
  return {
    ...(isPlaying ? { resuming: true } : { pausing: true }),
    ...(!hasPrevious && { skipping_prev: true }),
  }
}
