import type { CursorPage } from '../../../contract/web-api.ts'
import { activeDevice } from '../world/device.ts'
import type { Played } from '../world/play-history.ts'
import { type Answer, type Call, type Endpoints, noContent, ok } from './call.ts'
import { badRequest } from './errors.ts'
import { trackObject } from './objects/music.ts'
import { contextObject, currentlyPlaying, deviceObject } from './objects/playback.ts'
import { playableObject } from './objects/show.ts'
import { addressOf, readLimit, usualLimits } from './paging.ts'
import { readInteger } from './parameters.ts'

/** Reads of the player: state, devices, queue, history. */
export const playerEndpoints = {
  'get-information-about-the-users-current-playback': {
    answer: (call) =>
      ifPlaying(call, (device) => {
        const { repeat, isShuffled } = call.account.playback
        const state = {
          device: deviceObject(device),
          shuffle_state: isShuffled,
          // Never on: no call of the Web API turns it on (felix-hilden/tekore#320).
          smart_shuffle: false,
          repeat_state: repeat,
        }
        return ok({ ...state, ...currentlyPlaying(call.account.playback, call) })
      }),
  },
  'get-the-users-currently-playing-track': {
    answer: (call) => ifPlaying(call, () => ok(currentlyPlaying(call.account.playback, call))),
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

/**
 * Newest first; cursors are epoch milliseconds. Choice: after a cursor come the plays next to it, and `next` leads on to
 * newer ones; before one, and without any, it leads to older ones. A full page has a `next` also where nothing follows: the
 * next page is then empty, and its cursors are null (spotify/web-api#1405).
 */
function recentlyPlayed(call: Call): CursorPage<ReturnType<typeof playObject>> {
  const limit = readLimit(call, usualLimits)
  const { after, before } = readCursors(call)
  // Reading the playback adds the tracks that ended since the last read to the history.
  void call.account.playback.item
  const plays = call.account.history.plays.filter(({ playedAt }) => playedAt > after && playedAt < before)
  const isForward = call.query.after !== undefined
  const shown = isForward ? plays.slice(-limit) : plays.slice(0, limit)
  const [newest, oldest] = [shown[0]?.playedAt, shown.at(-1)?.playedAt]
  const cursors = newest && oldest ? { after: String(newest), before: String(oldest) } : null
  const isFull = shown.length === limit
  return {
    href: addressOf(call, { limit }),
    items: shown.map((play) => playObject(play, call)),
    limit,
    next:
      cursors && isFull
        ? addressOf(call, { limit, ...(isForward ? { after: cursors.after } : { before: cursors.before }) })
        : null,
    cursors,
  }
}

function readCursors(call: Call): { after: number; before: number } {
  if (call.query.after !== undefined && call.query.before !== undefined)
    throw badRequest('Only one of after and before')
  const read = (name: 'after' | 'before', standard: number) =>
    readInteger(call, name, { least: 0, most: Number.MAX_SAFE_INTEGER, standard, message: `Invalid ${name} cursor` })
  return { after: read('after', 0), before: read('before', Number.MAX_SAFE_INTEGER) }
}

/** To the millisecond, unlike other times: the cursors are made of it. */
function playObject({ track, playedAt, contextUri }: Played, call: Call) {
  return {
    track: trackObject(track, call),
    played_at: new Date(playedAt).toISOString(),
    context: contextObject(contextUri, call),
  }
}
