import { aDevice, aPlayback } from '@scopedeck/server/contract/testing/playback.ts'
import { expect, test } from 'vitest'
import type { PlaybackCommand } from './command.ts'
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

test('a command is undone with what was before', () => {
  const before = aPlayback({ progress_ms: 9_000, repeat_state: 'track', device: aDevice({ volume_percent: 30 }) })
  const undo = (command: PlaybackCommand) => commandRow(command).undo?.(command, before)
  expect(undo({ name: 'seek', positionMs: 1 })).toEqual({ name: 'seek', positionMs: 9_000 })
  expect(undo({ name: 'volume', percent: 90 })).toEqual({ name: 'volume', percent: 30 })
  expect(undo({ name: 'repeat', mode: 'off' })).toEqual({ name: 'repeat', mode: 'track' })
  expect(undo({ name: 'transfer', deviceId: 'phone', deviceName: '' })).toMatchObject({ deviceId: 'speaker' })
  expect(undo({ name: 'play-uris', uris: [] })).toBeUndefined()
})
