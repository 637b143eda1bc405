import type { Device, RepeatMode } from '@scopedeck/server/contract/web-api.ts'

/**
 * One command to the player, as flat data, so that it can be stored while the person is at Spotify's consent page. A context
 * begins at the item with `offsetUri`, at `offsetPosition` (from 0), or at its start; the item at `positionMs`, or at its start.
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
  | {
      name: 'play-context'
      contextUri: string
      offsetUri?: string
      offsetPosition?: number
      positionMs?: number
      shuffled?: boolean
    }
  | { name: 'play-uris'; uris: readonly string[]; positionMs?: number }
  | { name: 'queue'; uri: string }
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
  /** As it came from Spotify: `readPlayable` reads it. */
  item?: object
  device?: Device
}

type Kind = 'string' | 'number' | 'boolean' | 'strings'
interface Field {
  kind: Kind
  optional?: true
}

/** What each command carries. Anything else that the storage holds is left out. */
const fields: Record<CommandName, Readonly<Record<string, Field>>> = {
  play: {},
  pause: {},
  next: {},
  previous: {},
  seek: { positionMs: { kind: 'number' } },
  volume: { percent: { kind: 'number' } },
  shuffle: { on: { kind: 'boolean' } },
  repeat: { mode: { kind: 'string' } },
  transfer: { deviceId: { kind: 'string' }, deviceName: { kind: 'string' } },
  'play-context': {
    contextUri: { kind: 'string' },
    offsetUri: { kind: 'string', optional: true },
    offsetPosition: { kind: 'number', optional: true },
    positionMs: { kind: 'number', optional: true },
    shuffled: { kind: 'boolean', optional: true },
  },
  'play-uris': { uris: { kind: 'strings' }, positionMs: { kind: 'number', optional: true } },
  queue: { uri: { kind: 'string' } },
}

const kindOf: Record<Kind, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  strings: (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
}

export const commandNames = Object.keys(fields) as CommandName[]

/** The name by which a command is found again after a consent. */
export function actionName(name: CommandName): `player.${CommandName}` {
  return `player.${name}`
}

/** The arguments of a command, to keep while the person is at the consent page. */
export function commandArgs({
  name: _,
  ...args
}: PlaybackCommand): Readonly<Record<string, string | number | boolean | readonly string[]>> {
  return args
}

/** The command of that name with these arguments; `undefined` when they do not fit. */
export function parseCommand(name: CommandName, args: Readonly<Record<string, unknown>>): PlaybackCommand | undefined {
  const entries = Object.entries(fields[name]).filter(([key, { optional }]) => !(optional && args[key] === undefined))
  if (!entries.every(([key, { kind }]) => kindOf[kind](args[key]))) return undefined
  return { name, ...Object.fromEntries(entries.map(([key]) => [key, args[key]])) } as PlaybackCommand
}
