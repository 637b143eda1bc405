import { expect, test } from 'vitest'
import { actionName, commandArgs, commandNames, type PlaybackCommand, parseCommand } from './command.ts'

const commands: PlaybackCommand[] = [
  { name: 'play' },
  { name: 'pause' },
  { name: 'next' },
  { name: 'previous' },
  { name: 'seek', positionMs: 84_000 },
  { name: 'volume', percent: 40 },
  { name: 'shuffle', on: false },
  { name: 'repeat', mode: 'track' },
  { name: 'transfer', deviceId: 'phone', deviceName: 'Phone' },
  { name: 'play-context', contextUri: 'spotify:playlist:9', offsetPosition: 4118 },
  { name: 'play-uris', uris: ['spotify:track:1'] },
  { name: 'queue', uri: 'spotify:track:1' },
]

test.each(commands)('$name is the same before and after the consent page', (command) => {
  const kept: Record<string, unknown> = JSON.parse(JSON.stringify(commandArgs(command)))
  expect(parseCommand(command.name, kept)).toEqual(command)
})

test('every command can be completed later', () => {
  expect(commands.map(({ name }) => name)).toEqual(commandNames)
  expect(actionName('next')).toBe('player.next')
})

test.each([
  ['seek', {}],
  ['seek', { positionMs: '84000' }],
  ['volume', { percent: Number.NaN }],
  ['play-uris', { uris: 'spotify:track:1' }],
  ['play-uris', { uris: [1] }],
  ['play-context', { contextUri: 'spotify:playlist:9', shuffled: 'yes' }],
] as const)('%s with %o is not a command', (name, args) => {
  expect(parseCommand(name, args)).toBeUndefined()
})

test('what a command does not carry is left out', () => {
  expect(parseCommand('next', { deviceId: 'x' })).toEqual({ name: 'next' })
})
