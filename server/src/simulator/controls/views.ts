import type { Static } from 'typebox'
import { Type } from '../../../contract/schema.ts'
import { Settings } from '../settings.ts'
import { Fault } from './faults.ts'

// What the controls answer. Times are epoch milliseconds of the simulator's clock.

export const ClockView = Type.Object(
  {
    now: Type.Number({ description: 'Epoch milliseconds.' }),
    aheadMs: Type.Number({ description: 'How far it is ahead of real time, in milliseconds.' }),
  },
  { title: 'ClockView' },
)

export const ClientView = Type.Object(
  { clientId: Type.String(), name: Type.String(), redirectUris: Type.Array(Type.String()) },
  { title: 'ClientView' },
)

const DeviceView = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    type: Type.String(),
    isActive: Type.Boolean(),
    isPrivateSession: Type.Boolean(),
    isRestricted: Type.Boolean(),
    supportsVolume: Type.Boolean(),
    volumePercent: Type.Union([Type.Integer(), Type.Null()]),
  },
  { title: 'DeviceView' },
)

const PlaybackView = Type.Object(
  {
    isPlaying: Type.Boolean(),
    progressMs: Type.Number(),
    repeat: Type.Enum(['off', 'context', 'track']),
    shuffle: Type.Boolean(),
    item: Type.Union([Type.String(), Type.Null()], { description: 'The name of what is played.' }),
  },
  { title: 'PlaybackView' },
)

export const AccountView = Type.Object(
  {
    id: Type.String(),
    displayName: Type.Union([Type.String(), Type.Null()]),
    premium: Type.Boolean(),
    allowlisted: Type.Boolean(),
    devices: Type.Array(DeviceView),
    playback: PlaybackView,
  },
  { title: 'AccountView' },
)

const GrantView = Type.Object(
  {
    account: Type.Optional(Type.String({ description: 'Not of an app-only token.' })),
    client: Type.String(),
    scopes: Type.Array(Type.String()),
    authorizedAt: Type.Number({ description: 'Epoch milliseconds of the consent.' }),
    endsAt: Type.Number({ description: 'Epoch milliseconds: no refresh token counts from then on.' }),
    revoked: Type.Boolean(),
  },
  { title: 'GrantView' },
)

export const FaultView = Type.Object(
  {
    ...Fault.properties,
    id: Type.String(),
    matches: Type.Integer({ description: 'How many requests it was for so far.' }),
    endsAt: Type.Optional(Type.Number({ description: 'Of one that ends by itself, in epoch milliseconds.' })),
    missed: Type.Optional(
      Type.Array(Type.String(), { description: 'Paths of its patch that led to no member of an answer yet.' }),
    ),
  },
  { title: 'FaultView' },
)

export const StateView = Type.Object(
  {
    origin: Type.String(),
    clock: ClockView,
    settings: Settings,
    clients: Type.Array(ClientView),
    accounts: Type.Array(AccountView),
    grants: Type.Array(GrantView),
    faults: Type.Array(FaultView),
  },
  { title: 'StateView' },
)
export type StateView = Static<typeof StateView>
