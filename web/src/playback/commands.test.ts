import type { Playback } from '@scopedeck/server/contract/playback-state.ts'
import { aDevice, aPlayback } from '@scopedeck/server/contract/testing/playback.ts'
import { describe, expect, test } from 'vitest'
import type { CommandName, PlaybackCommand } from './command.ts'
import { commandRow } from './commands.ts'
import { requestsFor } from './send-command.ts'

const put = (path: string, rest: object = {}) => ({ method: 'PUT', path: `/me/player${path}`, ...rest })

test.each<[PlaybackCommand, object]>([
  [{ name: 'play' }, put('/play')],
  [{ name: 'pause' }, put('/pause')],
  [{ name: 'next' }, { method: 'POST', path: '/me/player/next' }],
  [{ name: 'previous' }, { method: 'POST', path: '/me/player/previous' }],
  [{ name: 'seek', positionMs: 84_000.4 }, put('/seek', { search: { position_ms: 84_000 } })],
  [{ name: 'volume', percent: 40 }, put('/volume', { search: { volume_percent: 40 } })],
  [{ name: 'shuffle', on: true }, put('/shuffle', { search: { state: true } })],
  [{ name: 'repeat', mode: 'context' }, put('/repeat', { search: { state: 'context' } })],
  [{ name: 'transfer', deviceId: 'phone', deviceName: 'Phone' }, put('', { body: { device_ids: ['phone'] } })],
  [{ name: 'play-uris', uris: ['spotify:track:1'] }, put('/play', { body: { uris: ['spotify:track:1'] } })],
  [
    { name: 'queue', uri: 'spotify:track:1' },
    { method: 'POST', path: '/me/player/queue', search: { uri: 'spotify:track:1' } },
  ],
])('%o is one call', (command, request) => {
  expect(commandRow(command).requests(command)).toEqual([request])
})

test('a context begins at an item, at a position, or at its start', () => {
  const contextUri = 'spotify:playlist:9'
  const bodyOf = (rest: object) => requestsFor({ name: 'play-context', contextUri, ...rest }, undefined)[0]?.body
  expect(bodyOf({ offsetUri: 'spotify:track:1' })).toMatchObject({ offset: { uri: 'spotify:track:1' } })
  expect(bodyOf({ offsetPosition: 0 })).toEqual({ context_uri: contextUri, offset: { position: 0 } })
  expect(bodyOf({})).toEqual({ context_uri: contextUri })
})

test('shuffle is switched after playback has started', () => {
  const requests = requestsFor({ name: 'play-context', contextUri: 'spotify:playlist:9', shuffled: true }, undefined)
  expect(requests.map(({ path }) => path)).toEqual(['/me/player/play', '/me/player/shuffle'])
})

test('a command goes to the chosen device, which is activated first unless the command does so', () => {
  expect(requestsFor({ name: 'play' }, 'phone')).toEqual([put('/play', { search: { device_id: 'phone' } })])
  expect(requestsFor({ name: 'seek', positionMs: 1 }, 'phone')).toEqual([
    put('', { body: { device_ids: ['phone'] } }),
    put('/seek', { search: { position_ms: 1, device_id: 'phone' } }),
  ])
})

describe('undo', () => {
  const before: Playback = {
    ...aPlayback({ repeat_state: 'track', device: aDevice({ volume_percent: 30 }) }),
    ...{ item: { uri: 'spotify:track:1' }, is_playing: true, progress_ms: 9_000 },
  }
  const undo = (command: PlaybackCommand, was: Playback | undefined = before) => commandRow(command).undo(command, was)

  test('a command is undone with what was before', () => {
    expect(undo({ name: 'seek', positionMs: 1 })).toEqual({ name: 'seek', positionMs: 9_000 })
    expect(undo({ name: 'volume', percent: 90 })).toEqual({ name: 'volume', percent: 30 })
    expect(undo({ name: 'repeat', mode: 'off' })).toEqual({ name: 'repeat', mode: 'track' })
    expect(undo({ name: 'transfer', deviceId: 'phone', deviceName: '' })).toMatchObject({ deviceId: 'speaker' })
  })

  test.for<[string, Partial<Playback>, PlaybackCommand]>([
    [
      'in a playlist',
      { context: { uri: 'spotify:playlist:9' } },
      {
        ...{ name: 'play-context', contextUri: 'spotify:playlist:9' },
        ...{ offsetUri: 'spotify:track:1', positionMs: 9_000 },
      },
    ],
    [
      'of an artist, whose songs Spotify takes no place in',
      { context: { uri: 'spotify:artist:3' } },
      { name: 'play-uris', uris: ['spotify:track:1'], positionMs: 9_000 },
    ],
    ['by itself', { context: null }, { name: 'play-uris', uris: ['spotify:track:1'], positionMs: 9_000 }],
    ['but was paused', { is_playing: false }, { name: 'pause' }],
    ['with nothing in it', { item: null }, { name: 'pause' }],
  ])('what was started is undone by what played %s', ([, was, expected]) => {
    for (const command of [
      { name: 'play-uris', uris: ['spotify:track:2'] },
      { name: 'play-context', contextUri: 'spotify:album:4' },
    ] as const)
      expect(undo(command, { ...before, ...was })).toEqual(expected)
  })

  test('a shuffled start gives the old order back', () => {
    const was = { ...before, context: { uri: 'spotify:playlist:9' }, shuffle_state: false }
    const command = { name: 'play-context', contextUri: 'spotify:album:4', shuffled: true } as const
    expect(undo(command, was)).toMatchObject({ name: 'play-context', shuffled: false })
  })

  test('every command whose undoing needs no knowledge can be undone where playback can’t be read', () => {
    const can: Record<CommandName, boolean> = {
      ...{
        play: true,
        pause: true,
        next: true,
        previous: true,
        shuffle: true,
        'play-context': true,
        'play-uris': true,
      },
      ...{ seek: false, volume: false, repeat: false, transfer: false, queue: false },
    }
    const commands: PlaybackCommand[] = [
      ...(['play', 'pause', 'next', 'previous'] as const).map((name) => ({ name })),
      { name: 'shuffle', on: true },
      { name: 'play-context', contextUri: 'spotify:album:4' },
      { name: 'play-uris', uris: ['spotify:track:2'] },
      { name: 'seek', positionMs: 1 },
      { name: 'volume', percent: 90 },
      { name: 'repeat', mode: 'off' },
      { name: 'transfer', deviceId: 'phone', deviceName: '' },
      { name: 'queue', uri: 'spotify:track:1' },
    ]
    const found = commands.map((command) => [command.name, commandRow(command).undo(command, undefined) !== undefined])
    expect(Object.fromEntries(found)).toEqual(can)
  })
})
