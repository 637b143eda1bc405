import type { CursorPage } from '../../../contract/web-api.ts'
import { activeDevice } from '../world/device.ts'
import type { Played } from '../world/play-history.ts'
import { type Answer, type Call, type Endpoints, noContent, ok } from './call.ts'
import { badRequest } from './errors.ts'
import { trackObject } from './objects/music.ts'
import { contextObject, currentlyPlaying, deviceObject } from './objects/playback.ts'
import { playableObject } from './objects/show.ts'
import { addressOf, readLimit, usualLimits } from './paging.ts'
import { readInteger, splitList } from './parameters.ts'

/** Reads of the player: state, devices, queue, history. */
export const playerEndpoints = {
  'get-information-about-the-users-current-playback': {
    answer: (call) =>
      ifPlaying(call, (device) => {
        const { repeat, isShuffled } = call.account.playback
        const state = {
          device: deviceObject(device),
          shuffle_state: isShuffled,
          repeat_state: repeat,
        }
        return ok({ ...state, ...currentlyPlaying(call.account.playback, call, knownTypes(call)) })
      }),
  },
  'get-the-users-currently-playing-track': {
    answer: (call) => ifPlaying(call, () => ok(currentlyPlaying(call.account.playback, call, knownTypes(call)))),
  },
  'get-a-users-available-devices': {
    answer: ({ account }) => ok({ devices: account.devices.map(deviceObject) }),
  },
  'get-queue': {
    answer: (call) => {
      const { playback, devices } = call.account
      const item = activeDevice(devices) && playback.item
      const queue = item ? playback.upcoming() : []
      return ok({
        currently_playing: item ? playableObject(item, call) : null,
        queue: queue.map((each) => playableObject(each, call)),
      })
    },
  },
  'get-recently-played': { answer: (call) => ok(recentlyPlayed(call)) },
} satisfies Endpoints

/** 204 without a body when nothing plays or no device is active. */
function ifPlaying(
  { account }: Call,
  answer: (device: NonNullable<ReturnType<typeof activeDevice>>) => Answer,
): Answer {
  const device = activeDevice(account.devices)
  return device && account.playback.item ? answer(device) : noContent()
}

function knownTypes({ query }: Call): string[] {
  return ['track', ...splitList(query.additional_types ?? '')]
}

/** Newest first; cursors are epoch milliseconds. */
function recentlyPlayed(call: Call): CursorPage<ReturnType<typeof playObject>> {
  const limit = readLimit(call, usualLimits)
  const { after, before } = readCursors(call)
  // Reading the playback adds the tracks that ended since the last read to the history.
  void call.account.playback.item
  const plays = call.account.history.plays.filter(({ playedAt }) => playedAt > after && playedAt < before)
  const shown = plays.slice(0, limit)
  const [newest, oldest] = [shown[0]?.playedAt, shown.at(-1)?.playedAt]
  const cursors = newest && oldest ? { after: String(newest), before: String(oldest) } : null
  const hasMore = cursors !== null && plays.length > limit
  return {
    href: addressOf(call, { limit }),
    items: shown.map((play) => playObject(play, call)),
    limit,
    next: hasMore ? addressOf(call, { before: cursors.before, after: undefined, limit }) : null,
    cursors,
  }
}

function readCursors(call: Call): { after: number; before: number } {
  if (call.query.after !== undefined && call.query.before !== undefined)
    throw badRequest('Only one of after and before')
  const anyTime = { least: 0, most: Number.MAX_SAFE_INTEGER }
  return {
    after: readInteger(call, 'after', { ...anyTime, standard: 0 }),
    before: readInteger(call, 'before', { ...anyTime, standard: Number.MAX_SAFE_INTEGER }),
  }
}

/** To the millisecond, unlike other times: the cursors are made of it. */
function playObject({ track, playedAt, contextUri }: Played, call: Call) {
  return {
    track: trackObject(track, call),
    played_at: new Date(playedAt).toISOString(),
    context: contextObject(contextUri, call),
  }
}
