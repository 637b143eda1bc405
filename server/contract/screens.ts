import type { OperationId } from './operations.ts'
import { operation } from './operations.ts'
import { type CallFacts, judge, type UriType } from './requirements.ts'
import type { Scope } from './scopes.ts'

interface ScreenRow {
  name: string
  /** The calls that the screen makes, with the facts that all of them have there. */
  calls: Partial<Record<OperationId, CallFacts>>
}

const found: CallFacts = { uriTypes: ['track', 'album', 'artist', 'show', 'episode', 'audiobook'] }
const saved: CallFacts = { uriTypes: ['track', 'episode'] }

/** What the screen of a thing does with it, its rows and its makers. */
const onThing = (uriTypes: readonly UriType[]) => ({
  'start-a-users-playback': {},
  'pause-a-users-playback': {},
  'check-library-contains': { uriTypes },
  'save-library-items': { uriTypes },
  'remove-library-items': { uriTypes },
})

/**
 * The screens of this app that read or change something at Spotify, by address. The explorer makes every call, and is left
 * out. Which screens stand on a scope is concluded from this table and the requirements of the calls.
 */
export const screenCatalogue = {
  '/': {
    name: 'Deck',
    calls: {
      'get-a-list-of-current-users-playlists': {},
      'get-information-about-the-users-current-playback': {},
      'get-the-users-currently-playing-track': {},
    },
  },
  '/playlists': { name: 'Playlists', calls: { 'get-a-list-of-current-users-playlists': {} } },
  '/playlists/:id': {
    name: 'One playlist',
    calls: {
      'get-playlist': {},
      'get-playlists-items': {},
      'start-a-users-playback': {},
      'pause-a-users-playback': {},
      'add-to-queue': {},
      'check-library-contains': saved,
      'save-library-items': saved,
      'remove-library-items': saved,
      'add-items-to-playlist': {},
      'reorder-or-replace-playlists-items': {},
      'remove-items-playlist': {},
    },
  },
  '/search': {
    name: 'Search',
    calls: {
      search: {},
      'start-a-users-playback': {},
      'add-to-queue': {},
      'check-library-contains': found,
      'save-library-items': found,
      'remove-library-items': found,
    },
  },
  '/albums/:id': {
    name: 'One album',
    calls: {
      'get-an-album': {},
      'get-an-albums-tracks': {},
      'get-an-artist': {},
      'get-an-artists-albums': {},
      ...onThing(['album', 'track', 'artist']),
    },
  },
  '/artists/:id': {
    name: 'One artist',
    calls: { 'get-an-artist': {}, 'get-an-artists-albums': {}, ...onThing(['artist', 'album']) },
  },
  '/shows/:id': {
    name: 'One show',
    calls: { 'get-a-show': {}, 'get-a-shows-episodes': {}, ...onThing(['show', 'episode']) },
  },
  '/episodes/:id': { name: 'One episode', calls: { 'get-an-episode': {}, ...onThing(['episode']) } },
  '/audiobooks/:id': {
    name: 'One audiobook',
    calls: {
      'get-an-audiobook': {},
      'get-audiobook-chapters': {},
      'check-library-contains': { uriTypes: ['audiobook'] },
      'save-library-items': { uriTypes: ['audiobook'] },
      'remove-library-items': { uriTypes: ['audiobook'] },
    },
  },
  '/player': {
    name: 'Player',
    calls: {
      'get-information-about-the-users-current-playback': {},
      'get-the-users-currently-playing-track': {},
      'get-a-users-available-devices': {},
      'get-queue': {},
      'get-recently-played': {},
      'transfer-a-users-playback': {},
      'start-a-users-playback': {},
      'pause-a-users-playback': {},
      'skip-users-playback-to-next-track': {},
      'skip-users-playback-to-previous-track': {},
      'seek-to-position-in-currently-playing-track': {},
      'set-volume-for-users-playback': {},
      'set-repeat-mode-on-users-playback': {},
      'toggle-shuffle-for-users-playback': {},
      'add-to-queue': {},
      'check-library-contains': saved,
      'save-library-items': saved,
      'remove-library-items': saved,
      'get-playlist': {},
      'get-an-album': {},
      'get-an-artist': {},
      'get-a-show': {},
    },
  },
  '/account': { name: 'Account', calls: { 'get-current-users-profile': {} } },
} as const satisfies Record<string, ScreenRow>

export type ScreenPath = keyof typeof screenCatalogue
export const screenPaths = Object.keys(screenCatalogue) as ScreenPath[]

/** The row of a screen, with the optional members visible to the compiler. */
export function screenRow(path: ScreenPath): ScreenRow {
  return screenCatalogue[path]
}

/** The calls that a screen makes. */
export function callsOf(path: ScreenPath): OperationId[] {
  return Object.keys(screenCatalogue[path].calls) as OperationId[]
}

/** The scopes that a call on a screen needs, may need, or has more in its answer with; none where the screen does not make it. */
export function scopesFor(path: ScreenPath, id: OperationId): Scope[] {
  const facts = screenRow(path).calls[id]
  if (!facts) return []
  const { requiredScopes, wouldAdd } = judge(operation(id).requirement, new Set(), facts)
  return [...new Set([...requiredScopes, ...wouldAdd])]
}

/** The screens that stand on a scope. */
export function screensOf(scope: Scope): ScreenPath[] {
  return screenPaths.filter((path) => callsOf(path).some((id) => scopesFor(path, id).includes(scope)))
}
