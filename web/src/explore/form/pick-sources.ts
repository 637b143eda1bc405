import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import { type Nameable, nameablesOf, type ValueForm } from '@scopedeck/server/contract/parameters.ts'
import type { PickRequest } from '../explore.queries.ts'
import type { Resource } from '../resources.ts'

interface PickSource extends PickRequest {
  label: string
  /** The call that lists the resources, and whose scopes are needed for it. */
  operation: OperationId
  /** The kinds of resources that it lists. */
  gives: readonly Nameable[]
  /** What the screen says when the list is empty. */
  none: string
}

const songs = ['track', 'album', 'artist'] as const
const searchable = [...songs, 'playlist', 'show', 'episode', 'audiobook'] as const

/** The lists to pick resources from: the account’s own first, all of Spotify last. */
const pickSourceTable = {
  devices: {
    label: 'My devices',
    operation: 'get-a-users-available-devices',
    path: '/me/player/devices',
    gives: ['device'],
    none: 'No device is available. Open Spotify on one.',
  },
  me: {
    label: 'Me',
    operation: 'get-current-users-profile',
    path: '/me',
    gives: ['user'],
    none: 'Nobody is signed in.',
  },
  playlists: {
    label: 'My playlists',
    operation: 'get-a-list-of-current-users-playlists',
    path: '/me/playlists',
    search: { limit: 50 },
    gives: ['playlist'],
    none: 'There are no playlists in your library.',
  },
  playing: {
    label: 'Playing now',
    operation: 'get-the-users-currently-playing-track',
    path: '/me/player/currently-playing',
    search: { additional_types: 'track,episode' },
    gives: [...songs, 'episode', 'show'],
    none: 'Nothing of this kind is playing.',
  },
  'saved-tracks': {
    label: 'Liked songs',
    operation: 'get-users-saved-tracks',
    path: '/me/tracks',
    search: { limit: 50 },
    gives: songs,
    none: 'You have not liked any songs.',
  },
  'saved-albums': {
    label: 'Saved albums',
    operation: 'get-users-saved-albums',
    path: '/me/albums',
    search: { limit: 50 },
    gives: ['album', 'artist'],
    none: 'You have not saved any albums.',
  },
  followed: {
    label: 'Followed artists',
    operation: 'get-followed',
    path: '/me/following',
    search: { type: 'artist', limit: 50 },
    gives: ['artist'],
    none: 'You follow no artists.',
  },
  'saved-shows': {
    label: 'Podcasts',
    operation: 'get-users-saved-shows',
    path: '/me/shows',
    search: { limit: 50 },
    gives: ['show'],
    none: 'You follow no podcasts.',
  },
  'saved-episodes': {
    label: 'Saved episodes',
    operation: 'get-users-saved-episodes',
    path: '/me/episodes',
    search: { limit: 50 },
    gives: ['episode', 'show'],
    none: 'You have not saved any episodes.',
  },
  'saved-audiobooks': {
    label: 'Audiobooks',
    operation: 'get-users-saved-audiobooks',
    path: '/me/audiobooks',
    search: { limit: 50 },
    gives: ['audiobook'],
    none: 'There are no audiobooks in your library.',
  },
  recent: {
    label: 'Recently played',
    operation: 'get-recently-played',
    path: '/me/player/recently-played',
    search: { limit: 50 },
    gives: songs,
    none: 'Nothing was played recently.',
  },
  search: {
    label: 'All of Spotify',
    operation: 'search',
    path: '/search',
    gives: searchable,
    none: 'Nothing has that name.',
  },
} as const satisfies Record<string, PickSource>

export type PickSourceId = keyof typeof pickSourceTable
const pickSourceIds = Object.keys(pickSourceTable) as PickSourceId[]

/** The row of a source, with the optional members visible to the compiler. */
export function pickSource(id: PickSourceId): PickSource {
  return pickSourceTable[id]
}

/** The lists from which a value of this form can be picked; none where the value names no resource. */
export function pickSourcesOf(form: ValueForm): PickSourceId[] {
  const types = nameablesOf(form)
  return pickSourceIds.filter((id) => pickSource(id).gives.some((type) => types.includes(type)))
}

/** A resource that can be picked. */
export interface Pickable extends Resource {
  /** What goes into the field: its URI where the field takes URIs, else its id. */
  value: string
}
