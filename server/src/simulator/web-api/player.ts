import { activeDevice } from '../world/device.ts'
import { type Answer, type Call, type Endpoints, noContent, ok } from './call.ts'
import { currentlyPlaying, deviceObject } from './objects/playback.ts'
import { playableObject } from './objects/show.ts'

/** What plays, and where. */
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
} satisfies Endpoints

/** Nothing playing, or nowhere: no body at all. */
function ifPlaying(
  { account }: Call,
  answer: (device: NonNullable<ReturnType<typeof activeDevice>>) => Answer,
): Answer {
  const device = activeDevice(account.devices)
  return device && account.playback.item ? answer(device) : noContent()
}

function knownTypes({ query }: Call): string[] {
  return ['track', ...(query.additional_types ?? '').split(',').map((type) => type.trim())]
}
