import { createDevice, type Device } from './device.ts'
import type { Person } from './person.ts'

/** How much of everything an account has. */
interface Amounts {
  tracks: number
  albums: number
  shows: number
  episodes: number
  audiobooks: number
  artists: number
  top: number
  plays: number
}

export interface AccountProfile extends Person {
  country: string
  premium: boolean
  allowlisted: boolean
  amounts: Amounts
  devices: readonly Device[]
}

const nothing: Amounts = { tracks: 0, albums: 0, shows: 0, episodes: 0, audiobooks: 0, artists: 0, top: 0, plays: 0 }

/** The accounts that can sign in. */
export const accountProfiles: readonly AccountProfile[] = [
  {
    id: 'ada',
    displayName: 'Ada',
    country: 'SE',
    premium: true,
    allowlisted: true,
    amounts: { tracks: 1248, albums: 163, shows: 14, episodes: 37, audiobooks: 6, artists: 58, top: 50, plays: 50 },
    devices: [
      createDevice({
        id: '5a1c0e7b93d24f68a0b17c5e92f4d36b81e0c7a2',
        name: 'Study speaker',
        type: 'Speaker',
        isActive: true,
        volumePercent: 62,
      }),
      createDevice({
        id: 'c93f1d2e7a604b5f8e21d0b6a47c3f95e8d10b44',
        name: 'Ada’s phone',
        type: 'Smartphone',
        supportsVolume: false,
      }),
      createDevice({
        id: '0f8e6d5c4b3a29187f6e5d4c3b2a19087e6f5d4c',
        name: 'Living room TV',
        type: 'TV',
        isRestricted: true,
      }),
    ],
  },
  {
    id: 'ben',
    displayName: 'Ben',
    country: 'DE',
    premium: false,
    allowlisted: true,
    amounts: { tracks: 86, albums: 12, shows: 3, episodes: 4, audiobooks: 0, artists: 17, top: 30, plays: 24 },
    devices: [
      createDevice({
        id: '7b2e91d04c8f4a63b5d8e0a1f27c94363d5e0b18',
        name: 'Ben’s laptop',
        isActive: true,
        volumePercent: 80,
      }),
    ],
  },
  { id: 'cleo', displayName: 'Cleo', country: 'PT', premium: true, allowlisted: true, amounts: nothing, devices: [] },
  {
    id: 'dov',
    displayName: 'Dov',
    country: 'IL',
    premium: true,
    allowlisted: false,
    amounts: { tracks: 210, albums: 24, shows: 2, episodes: 5, audiobooks: 1, artists: 20, top: 40, plays: 30 },
    devices: [createDevice({ id: 'e4d3c2b1a09f48e7b6d5c4a3928170f6e5d4c3b2', name: 'Dov’s tablet', type: 'Tablet' })],
  },
]
