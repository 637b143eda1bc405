import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import { itemKey } from '@scopedeck/server/contract/playback-progress.ts'
import { itemUri, type Playback, typeOf } from '@scopedeck/server/contract/playback-state.ts'
import type { Device, PlaybackAction } from '@scopedeck/server/contract/web-api.ts'
import type { CommandName, CommandNamed, Hints, PlaybackCommand, WebApiRequest } from './command.ts'

interface CommandRow<Command> {
  operation: OperationId
  /**
   * The command that undoes it; `undefined` where none does.
   * @param before playback when the command was given; `undefined` where it can't be read, or nothing was there
   */
  undo(command: Command, before: Playback | undefined): PlaybackCommand | undefined
  /** The calls to make, in order. */
  requests(command: Command): WebApiRequest[]
  /** The flag of `actions.disallows` that forbids it, where there is one. */
  disallowedBy?(command: Command): PlaybackAction
  /** Playback after the command; `undefined` where the page can't know. The progress in `playback` is that of now. */
  expect(playback: Playback, command: Command, hints: Hints): Playback | undefined
  /** Whether an answer of Spotify's already shows its effect. @param before playback when the command was given */
  isDone(playback: Playback, command: Command, before: Playback): boolean
}

const put = (path: string, search?: WebApiRequest['search'], body?: unknown): WebApiRequest => ({
  method: 'PUT',
  path: `/me/player${path}`,
  ...(search ? { search } : {}),
  ...(body === undefined ? {} : { body }),
})
const post = (path: string, search?: WebApiRequest['search']): WebApiRequest => ({
  method: 'POST',
  path: `/me/player${path}`,
  ...(search ? { search } : {}),
})

const playing = (playback: Playback, isPlaying: boolean): Playback => ({
  ...playback,
  is_playing: isPlaying,
  // Spotify forbids to pause what is paused: without this the button would stay disabled until the next sample.
  actions: { disallows: { ...playback.actions.disallows, pausing: !isPlaying, resuming: isPlaying } },
})
const starting = (playback: Playback, item: object | undefined): Playback | undefined =>
  item && { ...playing(playback, true), item, currently_playing_type: typeOf(item), progress_ms: 0 }
const onDevice = (playback: Playback, change: Partial<Device>): Playback =>
  playback.device ? { ...playback, device: { ...playback.device, ...change } } : playback
/** A mode that Spotify does not tell shows no change either: no sample could confirm it. */
const inMode = (
  playback: Playback,
  mode: Required<Pick<Playback, 'shuffle_state'>> | Required<Pick<Playback, 'repeat_state'>>,
): Playback => (Object.keys(mode).every((name) => Object.hasOwn(playback, name)) ? { ...playback, ...mode } : playback)
const otherItem = (playback: Playback, before: Playback) => itemKey(playback) !== itemKey(before)

/** A position that is read a moment after a seek is a little further on. */
const seekToleranceMs = 4_000

/** Every command to the player: its calls, what to show before Spotify confirms it, and how to tell that it has. */
const playbackCommands: { [Name in CommandName]: CommandRow<CommandNamed<Name>> } = {
  play: {
    operation: 'start-a-users-playback',
    undo: () => ({ name: 'pause' }),
    requests: () => [put('/play')],
    disallowedBy: () => 'resuming',
    expect: (playback) => playing(playback, true),
    isDone: (playback) => playback.is_playing,
  },
  pause: {
    operation: 'pause-a-users-playback',
    undo: () => ({ name: 'play' }),
    requests: () => [put('/pause')],
    disallowedBy: () => 'pausing',
    expect: (playback) => playing(playback, false),
    isDone: (playback) => !playback.is_playing,
  },
  next: {
    operation: 'skip-users-playback-to-next-track',
    undo: () => ({ name: 'previous' }),
    requests: () => [post('/next')],
    disallowedBy: () => 'skipping_next',
    expect: (playback, _, { item }) => starting(playback, item),
    isDone: (playback, _, before) => otherItem(playback, before),
  },
  previous: {
    operation: 'skip-users-playback-to-previous-track',
    undo: () => ({ name: 'next' }),
    requests: () => [post('/previous')],
    disallowedBy: () => 'skipping_prev',
    expect: () => undefined,
    isDone: (playback, _, before) => otherItem(playback, before),
  },
  seek: {
    operation: 'seek-to-position-in-currently-playing-track',
    undo(_, before) {
      const positionMs = before?.progress_ms ?? undefined
      return positionMs === undefined ? undefined : { name: 'seek', positionMs }
    },
    requests: ({ positionMs }) => [put('/seek', { position_ms: Math.round(positionMs) })],
    disallowedBy: () => 'seeking',
    expect: (playback, { positionMs }) => ({ ...playback, progress_ms: positionMs }),
    isDone: (playback, { positionMs }) => Math.abs((playback.progress_ms ?? 0) - positionMs) < seekToleranceMs,
  },
  volume: {
    operation: 'set-volume-for-users-playback',
    undo(_, before) {
      const percent = before?.device?.volume_percent ?? undefined
      return percent === undefined ? undefined : { name: 'volume', percent }
    },
    requests: ({ percent }) => [put('/volume', { volume_percent: Math.round(percent) })],
    expect: (playback, { percent }) => onDevice(playback, { volume_percent: Math.round(percent) }),
    isDone: (playback, { percent }) => playback.device?.volume_percent === Math.round(percent),
  },
  shuffle: {
    operation: 'toggle-shuffle-for-users-playback',
    undo: ({ on }) => ({ name: 'shuffle', on: !on }),
    requests: ({ on }) => [put('/shuffle', { state: on })],
    disallowedBy: () => 'toggling_shuffle',
    expect: (playback, { on }) => inMode(playback, { shuffle_state: on }),
    isDone: (playback, { on }) => playback.shuffle_state === on,
  },
  repeat: {
    operation: 'set-repeat-mode-on-users-playback',
    undo: (_, before) => before?.repeat_state && { name: 'repeat', mode: before.repeat_state },
    requests: ({ mode }) => [put('/repeat', { state: mode })],
    disallowedBy: ({ mode }) => (mode === 'track' ? 'toggling_repeat_track' : 'toggling_repeat_context'),
    expect: (playback, { mode }) => inMode(playback, { repeat_state: mode }),
    isDone: (playback, { mode }) => playback.repeat_state === mode,
  },
  transfer: {
    operation: 'transfer-a-users-playback',
    undo(_, before) {
      const { id: deviceId, name: deviceName = '' } = before?.device ?? {}
      return deviceId ? { name: 'transfer', deviceId, deviceName } : undefined
    },
    requests: ({ deviceId }) => [put('', undefined, { device_ids: [deviceId] })],
    disallowedBy: () => 'transferring_playback',
    expect: (playback, _, { device }) => (device ? onDevice(playback, { ...device, is_active: true }) : undefined),
    isDone: (playback, { deviceId }) => playback.device?.id === deviceId,
  },
  'play-context': {
    operation: 'start-a-users-playback',
    undo({ shuffled }, before) {
      const again = playAgain(before)
      const wasShuffled = shuffled === undefined ? undefined : before?.shuffle_state
      return again.name === 'play-context' && wasShuffled !== undefined ? { ...again, shuffled: wasShuffled } : again
    },
    requests: ({ shuffled, ...command }) => [
      put('/play', undefined, { context_uri: command.contextUri, ...offsetOf(command), ...positionOf(command) }),
      // After the start, not before it: Spotify refuses to shuffle while nothing plays.
      ...(shuffled === undefined ? [] : [put('/shuffle', { state: shuffled })]),
    ],
    disallowedBy: () => 'interrupting_playback',
    expect: (playback, { contextUri }, { item }) => {
      const started = starting(playback, item)
      return started && { ...started, context: { uri: contextUri } }
    },
    isDone: (playback, { contextUri }, before) =>
      playback.is_playing &&
      playback.context?.uri === contextUri &&
      (otherItem(playback, before) || nearStart(playback)),
  },
  'play-uris': {
    operation: 'start-a-users-playback',
    undo: (_, before) => playAgain(before),
    requests: ({ uris, ...command }) => [put('/play', undefined, { uris, ...positionOf(command) })],
    disallowedBy: () => 'interrupting_playback',
    expect: (playback, { positionMs = 0 }, { item }) => {
      const started = starting(playback, item)
      return started && { ...started, progress_ms: positionMs }
    },
    isDone: (playback, { uris }) => playback.is_playing && itemUri(playback) === uris[0],
  },
  queue: {
    operation: 'add-to-queue',
    // Spotify takes nothing out of a queue.
    undo: () => undefined,
    requests: ({ uri }) => [post('/queue', { uri })],
    expect: () => undefined,
    // What plays does not change, so no sample could show it.
    isDone: () => true,
  },
}

function offsetOf({ offsetUri: uri, offsetPosition: position }: { offsetUri?: string; offsetPosition?: number }) {
  if (uri !== undefined) return { offset: { uri } }
  return position === undefined ? {} : { offset: { position } }
}

const positionOf = ({ positionMs }: { positionMs?: number }) =>
  positionMs === undefined ? {} : { position_ms: Math.round(positionMs) }

/** Spotify takes an item to begin at in these contexts alone. */
const hasOffset = (contextUri: string) => /^spotify:(album|playlist):/.test(contextUri)

/** What played before goes on where it was. Where nothing played, or nobody knows what did, the new one stops. */
function playAgain(before: Playback | undefined): PlaybackCommand {
  const uri = before?.is_playing && before.item ? itemUri(before) : undefined
  if (!before || uri === undefined) return { name: 'pause' }
  const positionMs = before.progress_ms ?? 0
  const contextUri = before.context?.uri
  if (contextUri === undefined || !hasOffset(contextUri)) return { name: 'play-uris', uris: [uri], positionMs }
  return { name: 'play-context', contextUri, offsetUri: uri, positionMs }
}

const nearStart = (playback: Playback) => (playback.progress_ms ?? 0) < seekToleranceMs

/** The row of a command whose name is not known at compile time. */
export function commandRow<Command extends PlaybackCommand>(command: Command): CommandRow<Command> {
  return playbackCommands[command.name] as unknown as CommandRow<Command>
}
