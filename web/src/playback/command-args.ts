import type { CommandName, PlaybackCommand } from './command.ts'
import { playbackCommands } from './commands.ts'

type Kind = 'string' | 'number' | 'boolean' | 'strings'
interface Field {
  kind: Kind
  optional?: true
}

/** What each command carries; the rest of what storage holds is not believed. */
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
    shuffled: { kind: 'boolean', optional: true },
  },
  'play-uris': { uris: { kind: 'strings' } },
}

const kindOf: Record<Kind, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  strings: (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
}

export const commandNames = Object.keys(playbackCommands) as CommandName[]

/** The name under which a command is completed after a consent. */
export function actionName(name: CommandName): `player.${CommandName}` {
  return `player.${name}`
}

/** A command's arguments, to keep while the person is away at the consent page. */
export function commandArgs({
  name: _,
  ...args
}: PlaybackCommand): Readonly<Record<string, string | number | boolean | readonly string[]>> {
  return args
}

/** The command of that name with these arguments; `undefined` when they are not its own. */
export function readCommand(name: CommandName, args: Readonly<Record<string, unknown>>): PlaybackCommand | undefined {
  const entries = Object.entries(fields[name]).filter(([key, { optional }]) => !(optional && args[key] === undefined))
  if (!entries.every(([key, { kind }]) => kindOf[kind](args[key]))) return undefined
  return { name, ...Object.fromEntries(entries.map(([key]) => [key, args[key]])) } as PlaybackCommand
}
