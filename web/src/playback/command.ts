import type { Device, Playable, RepeatMode } from '@scopedeck/server/contract/web-api.ts'

/**
 * One command to the player, as flat plain data: it survives the way to Spotify's consent page and back. A context
 * begins at the item named, or at a place counted from 0, or at its start.
 */
export type PlaybackCommand =
  | { name: 'play' }
  | { name: 'pause' }
  | { name: 'next' }
  | { name: 'previous' }
  | { name: 'seek'; positionMs: number }
  | { name: 'volume'; percent: number }
  | { name: 'shuffle'; on: boolean }
  | { name: 'repeat'; mode: RepeatMode }
  | { name: 'transfer'; deviceId: string; deviceName: string }
  | { name: 'play-context'; contextUri: string; offsetUri?: string; offsetPosition?: number; shuffled?: boolean }
  | { name: 'play-uris'; uris: readonly string[] }
export type CommandName = PlaybackCommand['name']
export type CommandNamed<Name extends CommandName> = Extract<PlaybackCommand, { name: Name }>

export interface WebApiRequest {
  method: 'PUT' | 'POST'
  /** Below `/v1`. */
  path: string
  search?: Record<string, string | number | boolean>
  body?: unknown
}

/** What the page knows beyond the command: the item that will play, the device it goes to. */
export interface Hints {
  item?: Playable
  device?: Device
}
