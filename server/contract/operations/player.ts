import { exampleUri } from './examples.ts'
import type { OperationRow } from './operation-row.ts'
import { additionalTypes, choice, ids, limit, market, yesOrNo } from './parameter-rows.ts'
import { device, moment, position, toPlay, volume } from './player-parameters.ts'
import { all } from './requirement-rows.ts'

export const playerOperations = {
  'get-information-about-the-users-current-playback': {
    method: 'GET',
    path: '/me/player',
    title: 'Playback state',
    requirement: all('user-read-playback-state'),
    parameters: { market, additional_types: additionalTypes },
  },
  'transfer-a-users-playback': {
    method: 'PUT',
    path: '/me/player',
    title: 'Transfer playback to a device',
    requirement: all('user-modify-playback-state'),
    parameters: {
      device_ids: { ...ids('device', 1, 'The one device to play on.'), in: 'body' },
      play: { ...yesOrNo('Whether to play there in any case, or to go on as before.'), default: false },
    },
  },
  'get-a-users-available-devices': {
    method: 'GET',
    path: '/me/player/devices',
    title: 'Devices',
    requirement: all('user-read-playback-state'),
    parameters: {},
  },
  'get-the-users-currently-playing-track': {
    method: 'GET',
    path: '/me/player/currently-playing',
    title: 'What is playing',
    requirement: all('user-read-currently-playing'),
    parameters: { market, additional_types: additionalTypes },
  },
  'start-a-users-playback': {
    method: 'PUT',
    path: '/me/player/play',
    title: 'Start or resume',
    requirement: all('user-modify-playback-state'),
    parameters: { device_id: device, ...toPlay },
  },
  'pause-a-users-playback': {
    method: 'PUT',
    path: '/me/player/pause',
    title: 'Pause',
    requirement: all('user-modify-playback-state'),
    parameters: { device_id: device },
  },
  'skip-users-playback-to-next-track': {
    method: 'POST',
    path: '/me/player/next',
    title: 'Skip to the next',
    requirement: all('user-modify-playback-state'),
    parameters: { device_id: device },
  },
  'skip-users-playback-to-previous-track': {
    method: 'POST',
    path: '/me/player/previous',
    title: 'Back to the previous',
    requirement: all('user-modify-playback-state'),
    parameters: { device_id: device },
  },
  'seek-to-position-in-currently-playing-track': {
    method: 'PUT',
    path: '/me/player/seek',
    title: 'Seek',
    requirement: all('user-modify-playback-state'),
    parameters: { position_ms: position, device_id: device },
  },
  'set-repeat-mode-on-users-playback': {
    method: 'PUT',
    path: '/me/player/repeat',
    title: 'Repeat',
    requirement: all('user-modify-playback-state'),
    parameters: {
      state: { ...choice(['context', 'track', 'off'], 'What to play over and over.'), required: true },
      device_id: device,
    },
  },
  'set-volume-for-users-playback': {
    method: 'PUT',
    path: '/me/player/volume',
    title: 'Volume',
    requirement: all('user-modify-playback-state'),
    parameters: { volume_percent: volume, device_id: device },
  },
  'toggle-shuffle-for-users-playback': {
    method: 'PUT',
    path: '/me/player/shuffle',
    title: 'Shuffle',
    requirement: all('user-modify-playback-state'),
    parameters: {
      state: { ...yesOrNo('Whether to shuffle.'), in: 'query', required: true },
      device_id: device,
    },
  },
  'get-recently-played': {
    method: 'GET',
    path: '/me/player/recently-played',
    title: 'Recently played',
    requirement: all('user-read-recently-played'),
    parameters: {
      limit: limit(),
      after: moment('Only what was played after this moment; never together with before.'),
      before: moment('Only what was played before this moment; never together with after.'),
    },
  },
  'get-queue': {
    method: 'GET',
    path: '/me/player/queue',
    title: 'The queue',
    requirement: all('user-read-currently-playing', 'user-read-playback-state'),
    parameters: {},
  },
  'add-to-queue': {
    method: 'POST',
    path: '/me/player/queue',
    title: 'Add to the queue',
    requirement: all('user-modify-playback-state'),
    parameters: {
      uri: {
        in: 'query',
        kind: 'uri',
        required: true,
        of: ['track', 'episode'],
        example: exampleUri('track'),
        words: 'What to play next.',
      },
      device_id: device,
    },
  },
} as const satisfies Record<string, OperationRow>
