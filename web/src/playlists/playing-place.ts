import type { PlayableFacts } from '@scopedeck/server/contract/playable.ts'
import { ExternalStore } from '../shared/external-store.ts'
import type { Line } from './item.ts'

/** What plays from a playlist. */
export type Playing = Pick<PlayableFacts, 'uri' | 'linkedFromUri'>

/** Where in a playlist a song is. */
interface Place {
  uri: string | undefined
  position: number
}

interface KnownPlaces {
  contextUri: string
  /** Where the last song was that played. */
  last?: Place
  /** The row that a person chose to play, until it plays. */
  chosen?: Place
}

/** Spotify says what plays, and not at which place. Where a song is in a playlist twice, the place is known from before. */
export const knownPlaces = new ExternalStore<KnownPlaces>({ contextUri: '' })

/** Called when a person plays a row. */
export function choosePlace(contextUri: string, { uri, position }: Line): void {
  knownPlaces.set({ ...placesIn(contextUri), chosen: { uri, position } })
}

/** Called with the place of what plays. */
export function keepPlace(contextUri: string, playing: Playing, position: number): void {
  const { chosen, ...places } = placesIn(contextUri)
  const isOpen = chosen && !isSame(chosen, playing)
  knownPlaces.set({ ...places, last: { uri: playing.uri, position }, ...(isOpen && { chosen }) })
}

function placesIn(contextUri: string): KnownPlaces {
  const places = knownPlaces.read()
  return places.contextUri === contextUri ? places : { contextUri }
}

/**
 * The one position of what plays: by its place where that is known, then by `linked_from`, then by URI. Of several rows of
 * one song it is the first one after the last place, as playback goes on from there.
 * @param lines those that are read; `undefined` where none of them is what plays
 */
export function positionOf(
  lines: readonly Line[],
  playing: Playing,
  { last, chosen }: Omit<KnownPlaces, 'contextUri'> = {},
): number | undefined {
  const linked = lines.filter((line) => isLinked(line, playing))
  const same = linked.length > 0 ? linked : lines.filter((line) => isSame(line, playing))
  const positions = same.map(({ position }) => position)
  const before = chosen && isSame(chosen, playing) ? chosen : last
  if (before && isSame(before, playing) && !isOther(lines, before.position, positions)) return before.position
  const after = positions.filter((position) => position > (before?.position ?? -1))
  return least(after) ?? least(positions)
}

/** Whether the row at this position is read, and is another song. */
function isOther(lines: readonly Line[], position: number, positions: readonly number[]): boolean {
  return !positions.includes(position) && lines.some((line) => line.position === position)
}

/** Spotify plays another recording of the song where this one is not available: the row has the URI of either. */
function isLinked(line: Playing, { uri, linkedFromUri }: Playing): boolean {
  const isOfRow = linkedFromUri !== undefined && (line.uri === linkedFromUri || line.linkedFromUri === linkedFromUri)
  return isOfRow || (line.linkedFromUri !== undefined && line.linkedFromUri === uri)
}

function isSame({ uri }: Playing | Place, playing: Playing): boolean {
  return uri !== undefined && (uri === playing.uri || uri === playing.linkedFromUri)
}

function least(positions: readonly number[]): number | undefined {
  return positions.length > 0 ? Math.min(...positions) : undefined
}

/** Whether two URIs name one playlist: old ones name its owner first, `spotify:user:NAME:playlist:ID`. */
export function isSamePlaylist(one: string | undefined, other: string): boolean {
  return one !== undefined && playlistIn(one) === playlistIn(other)
}

function playlistIn(uri: string): string {
  return /:playlist:(\w+)$/.exec(uri)?.[1] ?? uri
}
