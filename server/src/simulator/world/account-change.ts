import type { Static } from 'typebox'
import { Type } from '../../../contract/schema.ts'
import type { SimulatedAccount } from './account.ts'
import { createDevice } from './device.ts'

const DeviceChange = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    name: Type.String({ minLength: 1 }),
    type: Type.Optional(Type.String({ minLength: 1 })),
    isActive: Type.Optional(Type.Boolean()),
    isPrivateSession: Type.Optional(Type.Boolean()),
    isRestricted: Type.Optional(Type.Boolean()),
    supportsVolume: Type.Optional(Type.Boolean()),
    volumePercent: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 100 }), Type.Null()])),
  },
  { additionalProperties: false },
)

const PlaybackChange = Type.Object(
  {
    isPlaying: Type.Optional(Type.Boolean()),
    progressMs: Type.Optional(Type.Integer({ minimum: 0 })),
    repeat: Type.Optional(Type.Union([Type.Literal('off'), Type.Literal('context'), Type.Literal('track')])),
    shuffle: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

/** What a control may change of an account, from outside Spotify's own API. Times are milliseconds. */
export const AccountChange = Type.Object(
  {
    premium: Type.Optional(Type.Boolean()),
    allowlisted: Type.Optional(Type.Boolean()),
    /** All of its devices: the list replaces the one there was. */
    devices: Type.Optional(Type.Array(DeviceChange)),
    /** null: nothing plays and nothing is left to resume */
    playback: Type.Optional(Type.Union([PlaybackChange, Type.Null()])),
  },
  { additionalProperties: false, title: 'AccountChange' },
)
export type AccountChange = Static<typeof AccountChange>

/** Music without a device to come from pauses. */
export function patchAccount(
  account: SimulatedAccount,
  { premium, allowlisted, devices, playback }: AccountChange,
): void {
  account.premium = premium ?? account.premium
  account.allowlisted = allowlisted ?? account.allowlisted
  if (devices) account.devices = devices.map(createDevice)
  if (playback === null) account.playback.stop()
  else if (playback) changePlayback(account, playback)
  if (!account.devices.some(({ isActive }) => isActive) && account.playback.isPlaying) account.playback.pause()
}

function changePlayback({ playback }: SimulatedAccount, change: Static<typeof PlaybackChange>): void {
  if (change.repeat !== undefined) playback.setRepeat(change.repeat)
  if (change.shuffle !== undefined) playback.setShuffle(change.shuffle)
  if (change.progressMs !== undefined) playback.seek(change.progressMs)
  if (change.isPlaying === true) playback.resume()
  if (change.isPlaying === false) playback.pause()
}
