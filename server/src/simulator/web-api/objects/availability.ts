import type { Track } from '../../world/entities.ts'
import type { View } from '../call.ts'
import { markets } from './links.ts'

/** Where a track is to be had that can't be had where the seeded accounts live. */
const farMarket = 'JP'

const isPlayable = ({ restricted }: Track, { market }: View) => !restricted || market === farMarket

/** With a market asked for, another release of the recording stands in for a track that is not to be had there. */
export function standIn(track: Track, view: View): Track {
  return view.market !== undefined && !isPlayable(track, view) ? (track.reissue ?? track) : track
}

/**
 * Without a market an answer lists where a track is to be had; with one it says whether that is there, and nothing of
 * other markets (spotify/web-api#416). Development mode lost the list: it takes the account's country.
 */
export function trackAvailability(track: Track, view: View) {
  if (isListed(view)) return { available_markets: track.restricted ? [farMarket] : markets }
  if (isPlayable(track, view)) return { is_playable: true }
  return { is_playable: false, restrictions: { reason: 'market' } }
}

/** The same of an album, which every market has. Development mode says neither. */
export function albumAvailability(view: View) {
  if (view.mode === 'development') return {}
  return isListed(view) ? { available_markets: markets } : { is_playable: true }
}

const isListed = ({ mode, market }: View) => mode === 'extended' && market === undefined
