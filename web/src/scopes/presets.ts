import { operation } from '@scopedeck/server/contract/operations.ts'
import { type Scope, scopeRow, scopes } from '@scopedeck/server/contract/scopes.ts'
import { type Call, leastScopes, liveOperations, type Need } from './least-set.ts'
import { inOrder } from './selection.ts'

interface PresetRow {
  /** The words on the button. */
  title: string
  /** The subject of the sentence “… needs one scope”. */
  subject: string
  features?: readonly FeatureId[]
  /** Every call that only reads, or every call, with complete answers. */
  calls?: 'reading' | 'any'
  /** Includes the scopes that only Spotify’s playback SDKs use. */
  sdk?: true
}

/** The presets of the picker. Their scopes are computed from the calls that they need. */
const presetCatalogue = {
  'now-playing': { title: 'Now-playing widget', subject: 'A now-playing widget', features: ['see-playing'] },
  export: {
    title: 'Export my playlists',
    subject: 'An export of playlists',
    features: ['list-shared', 'read-items'],
  },
  remote: {
    title: 'Remote control',
    subject: 'A remote control',
    features: ['see-playing', 'steer', 'devices', 'queue'],
  },
  'read-everything': { title: 'Read everything', subject: 'Reading everything', calls: 'reading' },
  everything: { title: 'Everything', subject: 'Everything', calls: 'any', sdk: true },
} as const satisfies Record<string, PresetRow>

export type PresetId = keyof typeof presetCatalogue
export const presetIds = Object.keys(presetCatalogue) as PresetId[]

export function preset(id: PresetId): PresetRow {
  return presetCatalogue[id]
}

export function needsOf(id: PresetId): Need[] {
  const { features = [], calls } = preset(id)
  const all = calls ? liveOperations.filter((each) => calls === 'any' || operation(each).method === 'GET') : []
  return [
    ...features.flatMap((each) => feature(each).needs),
    ...all.map((each): Need => [{ operation: each, adding: 'all' }]),
  ]
}

/** The least set of scopes for a preset. */
export function scopesOfPreset(id: PresetId): Scope[] {
  const forSdk = preset(id).sdk ? scopes.filter((scope) => scopeRow(scope).sdkOnly) : []
  return inOrder([...leastScopes(needsOf(id)), ...forSdk])
}

interface FeatureRow {
  title: string
  needs: readonly Need[]
}

const every = (...ids: Call['operation'][]): Need[] => ids.map((operation) => [{ operation }])
const changes = (visibility: 'public' | 'private'): Need[] => [
  [{ operation: 'create-playlist', facts: { requestedVisibility: visibility } }],
  ...(
    [
      'change-playlist-details',
      'add-items-to-playlist',
      'reorder-or-replace-playlists-items',
      'remove-items-playlist',
    ] as const
  ).map((operation) => [{ operation, facts: { visibility } }]),
]
const listing = (adding: NonNullable<Call['adding']>): Need[] => [
  [{ operation: 'get-a-list-of-current-users-playlists', adding }],
]
const songs = { uriTypes: ['track', 'album'] } as const

/** What an app may do, in a person’s words, and the calls that it needs. */
const featureCatalogue = {
  'see-playing': {
    title: 'Show what is playing',
    needs: [
      [
        { operation: 'get-the-users-currently-playing-track' },
        { operation: 'get-information-about-the-users-current-playback' },
      ],
    ],
  },
  steer: {
    title: 'Play, pause, skip and set the volume',
    needs: every(
      'start-a-users-playback',
      'pause-a-users-playback',
      'skip-users-playback-to-next-track',
      'skip-users-playback-to-previous-track',
      'seek-to-position-in-currently-playing-track',
      'set-volume-for-users-playback',
      'set-repeat-mode-on-users-playback',
      'toggle-shuffle-for-users-playback',
    ),
  },
  devices: {
    title: 'Choose the device',
    needs: every('get-a-users-available-devices', 'transfer-a-users-playback'),
  },
  queue: { title: 'Show the queue and add to it', needs: every('get-queue', 'add-to-queue') },
  'list-public': { title: 'List my public playlists', needs: listing([]) },
  'list-playlists': { title: 'List my playlists, private ones too', needs: listing(['playlist-read-private']) },
  'list-shared': { title: 'List playlists that others share with me too', needs: listing('all') },
  'read-items': { title: 'Read what is in a playlist', needs: every('get-playlists-items') },
  'change-private': { title: 'Make and change private playlists', needs: changes('private') },
  'change-public': { title: 'Make and change public playlists', needs: changes('public') },
  'see-saved': {
    title: 'Show saved songs and albums',
    needs: every('get-users-saved-tracks', 'get-users-saved-albums'),
  },
  save: {
    title: 'Save songs and albums, and remove them',
    needs: [
      [{ operation: 'save-library-items', facts: songs }],
      [{ operation: 'remove-library-items', facts: songs }],
      [{ operation: 'check-library-contains', facts: songs }],
    ],
  },
  top: { title: 'Show my top artists and songs', needs: every('get-users-top-artists', 'get-users-top-tracks') },
  recent: { title: 'Show what I played recently', needs: every('get-recently-played') },
  followed: { title: 'Show the artists I follow', needs: every('get-followed') },
  search: { title: 'Search the catalogue', needs: every('search') },
} as const satisfies Record<string, FeatureRow>

type FeatureId = keyof typeof featureCatalogue
export const featureIds = Object.keys(featureCatalogue) as FeatureId[]

/** The row of a feature, with its optional members visible to the compiler. */
export function feature(id: FeatureId): FeatureRow {
  return featureCatalogue[id]
}
