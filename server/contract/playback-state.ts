import { flagIn, known, numberIn, recordIn, textIn } from './answer-members.ts'
import { readDevice } from './device.ts'
import { isRecord } from './json.ts'
import { readPlayable } from './playable.ts'
import type { Device, PlaybackAction, RepeatMode } from './web-api.ts'

/**
 * What plays, as far as an answer of either source says it, in Spotify's names. It goes from the poll to the player bar over
 * other instances and other tabs; each of them reads it with `readPlayback`, which changes nothing in what it has read.
 */
export interface Playback {
  is_playing: boolean
  /** Milliseconds; null where Spotify does not say. */
  progress_ms: number | null
  currently_playing_type: PlayingType
  /** A track or an episode as it came: `readPlayable` reads it. */
  item: object | null
  context: { uri: string } | null
  actions: { disallows: Partial<Record<PlaybackAction, boolean>> }
  /** Absent where only the song is read, as is what follows. */
  device?: Device
  repeat_state?: RepeatMode
  shuffle_state?: boolean
}

const playingTypes = ['track', 'episode', 'ad', 'unknown'] as const
export type PlayingType = (typeof playingTypes)[number]

const repeatStates: readonly RepeatMode[] = ['off', 'context', 'track']

/**
 * Reads an answer of either source. A member that is missing or of another type is as if Spotify had not said it: it costs
 * what shows it, and never the rest.
 * @returns `undefined` for what is no object
 */
export function readPlayback(value: unknown): Playback | undefined {
  if (!isRecord(value)) return undefined
  const item = isRecord(value.item) ? value.item : null
  const contextUri = textIn(recordIn(value.context).uri)
  return {
    is_playing: flagIn(value.is_playing) ?? false,
    progress_ms: positionIn(value.progress_ms),
    currently_playing_type: oneIn(playingTypes, value.currently_playing_type) ?? typeOf(item),
    item,
    context: contextUri === undefined ? null : { uri: contextUri },
    actions: { disallows: disallowsIn(recordIn(value.actions).disallows) },
    ...known({
      device: readDevice(value.device),
      repeat_state: oneIn(repeatStates, value.repeat_state),
      shuffle_state: flagIn(value.shuffle_state),
    }),
  }
}

/** What an item is; `unknown` for none, and for one that describes nothing. */
export function typeOf(item: object | null): PlayingType {
  const playable = readPlayable(item)
  if (!playable) return 'unknown'
  return playable.kind === 'episode' ? 'episode' : 'track'
}

/** The URI of what plays. An item that describes nothing has one too where Spotify has withdrawn it. */
export function itemUri({ item }: Pick<Playback, 'item'>): string | undefined {
  return textIn(recordIn(item).uri)
}

/** Whether nothing plays, though a device may be there: Spotify then answers with the device alone. */
export function isIdle({ is_playing: isPlaying, currently_playing_type: type, item }: Playback): boolean {
  return !isPlaying && type !== 'ad' && !readPlayable(item) && itemUri({ item }) === undefined
}

function positionIn(value: unknown): number | null {
  const position = numberIn(value)
  return position === undefined ? null : Math.max(0, position)
}

function oneIn<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((each) => each === value)
}

function disallowsIn(value: unknown): Playback['actions']['disallows'] {
  return Object.fromEntries(Object.entries(recordIn(value)).filter(([, isDisallowed]) => isDisallowed === true))
}
