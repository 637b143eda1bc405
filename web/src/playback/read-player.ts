import { known, momentIn, recordIn, rowsIn, textIn } from '@scopedeck/server/contract/answer-members.ts'
import { readDevice } from '@scopedeck/server/contract/device.ts'
import { isRecord } from '@scopedeck/server/contract/json.ts'
import { type PlayableFacts, readPlayable } from '@scopedeck/server/contract/playable.ts'
import { type Playback, readPlayback } from '@scopedeck/server/contract/playback-state.ts'
import type { Device } from '@scopedeck/server/contract/web-api.ts'

// The answers about the player. Without a body (204) there is nothing to tell. A row that makes no sense is left out. All
// throw a TypeError where the body is no object.

/** What plays; null for nothing. */
export function readPlaybackAnswer(body: unknown): Playback | null {
  return isNothing(body) ? null : (readPlayback(body) ?? notAnObject())
}

export function readDevices(body: unknown): { devices: Device[] } {
  return { devices: rowsIn(membersOf(body).devices, readDevice) }
}

/** A song or an episode that comes next. */
export interface QueuedItem {
  facts: PlayableFacts
  /** As it came, to show as the item that plays once it does. */
  item: object
}

export function readQueue(body: unknown): { queue: QueuedItem[] } {
  return { queue: rowsIn(membersOf(body).queue, readQueued) }
}

function readQueued(item: unknown): QueuedItem | undefined {
  const facts = readPlayable(item)
  return facts && isRecord(item) ? { facts, item } : undefined
}

/** A song that was played. */
export interface PlayedItem {
  facts: PlayableFacts
  /** Epoch milliseconds; absent where Spotify does not know. */
  playedAt?: number
}

export function readHistory(body: unknown): { items: PlayedItem[] } {
  return { items: rowsIn(membersOf(body).items, readPlayed) }
}

function readPlayed(play: unknown): PlayedItem | undefined {
  const { track, played_at: playedAt } = recordIn(play)
  const facts = readPlayable(track)
  return facts && { facts, ...known({ playedAt: momentIn(playedAt) }) }
}

/** The name of a playlist, an album, an artist or a show; null for one without a name. */
export function readName(body: unknown): string | null {
  return textIn(membersOf(body).name) ?? null
}

const isNothing = (body: unknown): body is null | undefined => body === undefined || body === null

function membersOf(body: unknown): Readonly<Record<string, unknown>> {
  if (isNothing(body)) return {}
  return isRecord(body) ? body : notAnObject()
}

function notAnObject(): never {
  throw new TypeError('The answer has something else where an object was expected.')
}
