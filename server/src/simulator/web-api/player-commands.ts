import type { SimulatedAccount } from '../world/account.ts'
import { activate, activeDevice, type Device } from '../world/device.ts'
import { readBody, readBoolean, readStrings } from './body.ts'
import { type Call, type Endpoint, type Endpoints, noContent } from './call.ts'
import {
  badRequest,
  deviceNotFound,
  noActiveDevice,
  notFound,
  premiumRequired,
  restrictionViolated,
  volumeRefused,
} from './errors.ts'
import { readChoice, readInteger, readText } from './parameters.ts'
import { malformed, readPlayRequest } from './play-request.ts'
import { findPlayable } from './uris.ts'

const longestMs = 2 ** 31 - 1

/** Each answers 204 without saying what came of it. */
export const playerCommandEndpoints = {
  'start-a-users-playback': command((call) => {
    const request = readPlayRequest(call)
    const device = commandedDevice(call)
    const { account } = call
    if (!request) resume(account, device)
    activate(account.devices, device.id)
    if (request) account.playback.start(request)
  }),
  'pause-a-users-playback': command((call) => {
    const { playback } = playingAccount(call)
    if (!playback.isPlaying) throw restrictionViolated()
    playback.pause()
  }),
  'skip-users-playback-to-next-track': command((call) => playingAccount(call).playback.next()),
  'skip-users-playback-to-previous-track': command((call) => {
    const { playback } = playingAccount(call)
    if (!playback.hasPrevious) throw restrictionViolated()
    playback.previous()
  }),
  'seek-to-position-in-currently-playing-track': command((call) => {
    const positionMs = readInteger(call, 'position_ms', { least: 0, most: longestMs })
    playingAccount(call).playback.seek(positionMs)
  }),
  'set-repeat-mode-on-users-playback': command((call) => {
    const repeat = readChoice(call, 'state', ['off', 'context', 'track'])
    playingAccount(call).playback.setRepeat(repeat)
  }),
  'toggle-shuffle-for-users-playback': command((call) => {
    const state = readChoice(call, 'state', ['true', 'false'])
    playingAccount(call).playback.setShuffle(state === 'true')
  }),
  'set-volume-for-users-playback': command((call) => {
    const volumePercent = readInteger(call, 'volume_percent', { least: 0, most: 100 })
    const device = commandedDevice(call)
    if (!device.supportsVolume) throw volumeRefused()
    device.volumePercent = volumePercent
  }),
  'add-to-queue': command((call) => {
    const item = findPlayable(call.world, readText(call, 'uri'))
    if (!item) throw notFound()
    commandedDevice(call)
    call.account.playback.enqueue(item)
  }),
  'transfer-a-users-playback': command((call) => {
    const body = readBody(call, malformed)
    const [id, ...more] = readStrings(body, 'device_ids') ?? []
    const play = readBoolean(body, 'play') ?? false
    if (id === undefined || more.length > 0) throw badRequest('Invalid device_ids')
    const device = usableDevice(call.account, id)
    activate(call.account.devices, device.id)
    if (play && !call.account.playback.isPlaying) call.account.playback.resume()
  }),
} satisfies Endpoints

/** Commands need Premium. This error comes before every other one. */
function command(carryOut: (call: Call) => void): Endpoint {
  return {
    answer: (call) => {
      if (!call.account.premium) throw premiumRequired()
      carryOut(call)
      return noContent()
    },
  }
}

/** The device named, or else the active one. @throws {WebApiError} when there is none, or it takes no commands */
function commandedDevice({ query, account }: Call): Device {
  const id = query.device_id ?? activeDevice(account.devices)?.id
  if (id === undefined) throw noActiveDevice()
  return usableDevice(account, id)
}

function usableDevice({ devices }: SimulatedAccount, id: string): Device {
  const device = devices.find((each) => each.id === id)
  if (!device) throw deviceNotFound()
  if (device.isRestricted) throw restrictionViolated()
  return device
}

/** For commands that need an item that plays on the commanded device. */
function playingAccount(call: Call): SimulatedAccount {
  const device = commandedDevice(call)
  if (!device.isActive || !call.account.playback.item) throw restrictionViolated()
  return call.account
}

/** Playing on is refused where it plays already; on another device it goes over there. */
function resume({ playback }: SimulatedAccount, device: Device): void {
  if (!playback.item || (playback.isPlaying && device.isActive)) throw restrictionViolated()
  if (!playback.isPlaying) playback.resume()
}
