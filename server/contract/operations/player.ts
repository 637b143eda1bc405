import type { OperationRow } from './operation-row.ts'
import { all } from './requirement-rows.ts'

export const playerOperations = {
  'get-information-about-the-users-current-playback': {
    method: 'GET',
    path: '/me/player',
    title: 'Playback state',
    requirement: all('user-read-playback-state'),
  },
  'transfer-a-users-playback': {
    method: 'PUT',
    path: '/me/player',
    title: 'Transfer playback to a device',
    requirement: all('user-modify-playback-state'),
  },
  'get-a-users-available-devices': {
    method: 'GET',
    path: '/me/player/devices',
    title: 'Devices',
    requirement: all('user-read-playback-state'),
  },
  'get-the-users-currently-playing-track': {
    method: 'GET',
    path: '/me/player/currently-playing',
    title: 'What is playing',
    requirement: all('user-read-currently-playing'),
  },
  'start-a-users-playback': {
    method: 'PUT',
    path: '/me/player/play',
    title: 'Start or resume',
    requirement: all('user-modify-playback-state'),
  },
  'pause-a-users-playback': {
    method: 'PUT',
    path: '/me/player/pause',
    title: 'Pause',
    requirement: all('user-modify-playback-state'),
  },
  'skip-users-playback-to-next-track': {
    method: 'POST',
    path: '/me/player/next',
    title: 'Skip to the next',
    requirement: all('user-modify-playback-state'),
  },
  'skip-users-playback-to-previous-track': {
    method: 'POST',
    path: '/me/player/previous',
    title: 'Back to the previous',
    requirement: all('user-modify-playback-state'),
  },
  'seek-to-position-in-currently-playing-track': {
    method: 'PUT',
    path: '/me/player/seek',
    title: 'Seek',
    requirement: all('user-modify-playback-state'),
  },
  'set-repeat-mode-on-users-playback': {
    method: 'PUT',
    path: '/me/player/repeat',
    title: 'Repeat',
    requirement: all('user-modify-playback-state'),
  },
  'set-volume-for-users-playback': {
    method: 'PUT',
    path: '/me/player/volume',
    title: 'Volume',
    requirement: all('user-modify-playback-state'),
  },
  'toggle-shuffle-for-users-playback': {
    method: 'PUT',
    path: '/me/player/shuffle',
    title: 'Shuffle',
    requirement: all('user-modify-playback-state'),
  },
  'get-recently-played': {
    method: 'GET',
    path: '/me/player/recently-played',
    title: 'Recently played',
    requirement: all('user-read-recently-played'),
  },
  'get-queue': {
    method: 'GET',
    path: '/me/player/queue',
    title: 'The queue',
    requirement: all('user-read-currently-playing', 'user-read-playback-state'),
  },
  'add-to-queue': {
    method: 'POST',
    path: '/me/player/queue',
    title: 'Add to the queue',
    requirement: all('user-modify-playback-state'),
  },
} as const satisfies Record<string, OperationRow>
