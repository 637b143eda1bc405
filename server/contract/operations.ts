import type { Requirement, UriType } from './requirements.ts'
import type { Scope } from './scopes.ts'

/** Headings of the catalogue, in the order people need them. */
export const operationGroups = {
  player: 'Player',
  playlists: 'Playlists',
  library: 'Library',
  users: 'Users',
  search: 'Search',
  tracks: 'Tracks',
  albums: 'Albums',
  artists: 'Artists',
  shows: 'Shows',
  episodes: 'Episodes',
  audiobooks: 'Audiobooks',
  chapters: 'Chapters',
  browse: 'Browse',
} as const
export type OperationGroup = keyof typeof operationGroups

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface Operation {
  method: Method
  /** Below `/v1`, with `{name}` for what the caller fills in. */
  path: `/${string}`
  group: OperationGroup
  title: string
  requirement: Requirement
  /** Since when a client id in development mode is refused it. */
  removedSince?: '2024-11' | '2026-02'
  /** The operations that stand in for it, if any do. */
  replacement?: readonly string[]
}

const none: Requirement = { kind: 'none', confidence: 'spec' }
const all = (...scopes: Scope[]): Requirement => ({ kind: 'all', confidence: 'spec', all: scopes })

const modifyBySide = { public: 'playlist-modify-public', private: 'playlist-modify-private' } as const
const readByVisibility: Requirement = {
  kind: 'by-visibility',
  confidence: 'inferred',
  visibility: { private: 'playlist-read-private' },
}
const modifyByVisibility: Requirement = { kind: 'by-visibility', confidence: 'inferred', visibility: modifyBySide }
const createByRequest: Requirement = { kind: 'by-request', confidence: 'observed', visibility: modifyBySide }
const followByRequest: Requirement = { kind: 'by-request', confidence: 'inferred', visibility: modifyBySide }

const byUriType = (saved: Scope, followed: Scope, playlist: Scope): Requirement => {
  const uriTypes: Record<UriType, Scope> = {
    track: saved,
    album: saved,
    episode: saved,
    show: saved,
    audiobook: saved,
    artist: followed,
    user: followed,
    playlist,
  }
  return { kind: 'by-uri-type', confidence: 'inferred', uriTypes }
}
const modifyLibrary = byUriType('user-library-modify', 'user-follow-modify', 'playlist-modify-public')

const resumePoint: Requirement = {
  kind: 'gates-fields',
  confidence: 'inferred',
  fields: { 'user-read-playback-position': ['resume_point'] },
}

/** Removed for development mode in February 2026. */
const gone = { removedSince: '2026-02' } as const
/** Removed for new and development-mode clients in November 2024, with nothing in their place. */
const goneBefore = { removedSince: '2024-11' } as const
const saveGone = { ...gone, replacement: ['save-library-items'] } as const
const removeGone = { ...gone, replacement: ['remove-library-items'] } as const
const checkGone = { ...gone, replacement: ['check-library-contains'] } as const

/**
 * Every operation of the Web API, by Spotify's operation id. The gateway forwards these and no other; its scope
 * check, the simulator's enforcement and the picker's "what it unlocks" are read from here.
 * @see https://developer.spotify.com/documentation/web-api
 */
export const operationCatalogue = {
  'get-information-about-the-users-current-playback': {
    method: 'GET',
    path: '/me/player',
    group: 'player',
    title: 'Playback state',
    requirement: all('user-read-playback-state'),
  },
  'transfer-a-users-playback': {
    method: 'PUT',
    path: '/me/player',
    group: 'player',
    title: 'Transfer playback to a device',
    requirement: all('user-modify-playback-state'),
  },
  'get-a-users-available-devices': {
    method: 'GET',
    path: '/me/player/devices',
    group: 'player',
    title: 'Devices',
    requirement: all('user-read-playback-state'),
  },
  'get-the-users-currently-playing-track': {
    method: 'GET',
    path: '/me/player/currently-playing',
    group: 'player',
    title: 'What is playing',
    requirement: all('user-read-currently-playing'),
  },
  'start-a-users-playback': {
    method: 'PUT',
    path: '/me/player/play',
    group: 'player',
    title: 'Start or resume',
    requirement: all('user-modify-playback-state'),
  },
  'pause-a-users-playback': {
    method: 'PUT',
    path: '/me/player/pause',
    group: 'player',
    title: 'Pause',
    requirement: all('user-modify-playback-state'),
  },
  'skip-users-playback-to-next-track': {
    method: 'POST',
    path: '/me/player/next',
    group: 'player',
    title: 'Skip to the next',
    requirement: all('user-modify-playback-state'),
  },
  'skip-users-playback-to-previous-track': {
    method: 'POST',
    path: '/me/player/previous',
    group: 'player',
    title: 'Back to the previous',
    requirement: all('user-modify-playback-state'),
  },
  'seek-to-position-in-currently-playing-track': {
    method: 'PUT',
    path: '/me/player/seek',
    group: 'player',
    title: 'Seek',
    requirement: all('user-modify-playback-state'),
  },
  'set-repeat-mode-on-users-playback': {
    method: 'PUT',
    path: '/me/player/repeat',
    group: 'player',
    title: 'Repeat',
    requirement: all('user-modify-playback-state'),
  },
  'set-volume-for-users-playback': {
    method: 'PUT',
    path: '/me/player/volume',
    group: 'player',
    title: 'Volume',
    requirement: all('user-modify-playback-state'),
  },
  'toggle-shuffle-for-users-playback': {
    method: 'PUT',
    path: '/me/player/shuffle',
    group: 'player',
    title: 'Shuffle',
    requirement: all('user-modify-playback-state'),
  },
  'get-recently-played': {
    method: 'GET',
    path: '/me/player/recently-played',
    group: 'player',
    title: 'Recently played',
    requirement: all('user-read-recently-played'),
  },
  'get-queue': {
    method: 'GET',
    path: '/me/player/queue',
    group: 'player',
    title: 'The queue',
    requirement: all('user-read-currently-playing', 'user-read-playback-state'),
  },
  'add-to-queue': {
    method: 'POST',
    path: '/me/player/queue',
    group: 'player',
    title: 'Add to the queue',
    requirement: all('user-modify-playback-state'),
  },

  'get-a-list-of-current-users-playlists': {
    method: 'GET',
    path: '/me/playlists',
    group: 'playlists',
    title: 'My playlists',
    requirement: {
      kind: 'all',
      confidence: 'observed',
      all: ['playlist-read-private'],
      rows: ['playlist-read-collaborative'],
    },
  },
  'create-playlist': {
    method: 'POST',
    path: '/me/playlists',
    group: 'playlists',
    title: 'Create a playlist',
    requirement: createByRequest,
  },
  'get-playlist': {
    method: 'GET',
    path: '/playlists/{playlist_id}',
    group: 'playlists',
    title: 'A playlist',
    requirement: readByVisibility,
  },
  'change-playlist-details': {
    method: 'PUT',
    path: '/playlists/{playlist_id}',
    group: 'playlists',
    title: 'Rename or describe a playlist',
    requirement: modifyByVisibility,
  },
  'get-playlists-items': {
    method: 'GET',
    path: '/playlists/{playlist_id}/items',
    group: 'playlists',
    title: 'A playlist’s items',
    requirement: all('playlist-read-private'),
  },
  'add-items-to-playlist': {
    method: 'POST',
    path: '/playlists/{playlist_id}/items',
    group: 'playlists',
    title: 'Add items to a playlist',
    requirement: modifyByVisibility,
  },
  'reorder-or-replace-playlists-items': {
    method: 'PUT',
    path: '/playlists/{playlist_id}/items',
    group: 'playlists',
    title: 'Reorder or replace items',
    requirement: modifyByVisibility,
  },
  'remove-items-playlist': {
    method: 'DELETE',
    path: '/playlists/{playlist_id}/items',
    group: 'playlists',
    title: 'Remove items',
    requirement: modifyByVisibility,
  },
  'get-playlist-cover': {
    method: 'GET',
    path: '/playlists/{playlist_id}/images',
    group: 'playlists',
    title: 'Cover image',
    requirement: readByVisibility,
  },
  'upload-custom-playlist-cover': {
    method: 'PUT',
    path: '/playlists/{playlist_id}/images',
    group: 'playlists',
    title: 'Upload a cover image',
    requirement: { kind: 'by-visibility', confidence: 'spec', all: ['ugc-image-upload'], visibility: modifyBySide },
  },
  'get-playlists-tracks': {
    method: 'GET',
    path: '/playlists/{playlist_id}/tracks',
    group: 'playlists',
    title: 'A playlist’s tracks',
    requirement: all('playlist-read-private'),
    ...gone,
    replacement: ['get-playlists-items'],
  },
  'add-tracks-to-playlist': {
    method: 'POST',
    path: '/playlists/{playlist_id}/tracks',
    group: 'playlists',
    title: 'Add tracks to a playlist',
    requirement: modifyByVisibility,
    ...gone,
    replacement: ['add-items-to-playlist'],
  },
  'reorder-or-replace-playlists-tracks': {
    method: 'PUT',
    path: '/playlists/{playlist_id}/tracks',
    group: 'playlists',
    title: 'Reorder or replace tracks',
    requirement: modifyByVisibility,
    ...gone,
    replacement: ['reorder-or-replace-playlists-items'],
  },
  'remove-tracks-playlist': {
    method: 'DELETE',
    path: '/playlists/{playlist_id}/tracks',
    group: 'playlists',
    title: 'Remove tracks',
    requirement: modifyByVisibility,
    ...gone,
    replacement: ['remove-items-playlist'],
  },
  'follow-playlist': {
    method: 'PUT',
    path: '/playlists/{playlist_id}/followers',
    group: 'playlists',
    title: 'Follow a playlist',
    requirement: followByRequest,
    ...saveGone,
  },
  'unfollow-playlist': {
    method: 'DELETE',
    path: '/playlists/{playlist_id}/followers',
    group: 'playlists',
    title: 'Unfollow a playlist',
    requirement: followByRequest,
    ...removeGone,
  },
  'check-if-user-follows-playlist': {
    method: 'GET',
    path: '/playlists/{playlist_id}/followers/contains',
    group: 'playlists',
    title: 'Do I follow this playlist?',
    requirement: none,
    ...checkGone,
  },

  'save-library-items': {
    method: 'PUT',
    path: '/me/library',
    group: 'library',
    title: 'Save to the library',
    requirement: modifyLibrary,
  },
  'remove-library-items': {
    method: 'DELETE',
    path: '/me/library',
    group: 'library',
    title: 'Remove from the library',
    requirement: modifyLibrary,
  },
  'check-library-contains': {
    method: 'GET',
    path: '/me/library/contains',
    group: 'library',
    title: 'Is it saved?',
    requirement: byUriType('user-library-read', 'user-follow-read', 'playlist-read-private'),
  },
  'get-users-saved-tracks': {
    method: 'GET',
    path: '/me/tracks',
    group: 'library',
    title: 'Saved tracks',
    requirement: all('user-library-read'),
  },
  'get-users-saved-albums': {
    method: 'GET',
    path: '/me/albums',
    group: 'library',
    title: 'Saved albums',
    requirement: all('user-library-read'),
  },
  'get-users-saved-episodes': {
    method: 'GET',
    path: '/me/episodes',
    group: 'library',
    title: 'Saved episodes',
    requirement: { ...resumePoint, all: ['user-library-read'] },
  },
  'get-users-saved-shows': {
    method: 'GET',
    path: '/me/shows',
    group: 'library',
    title: 'Saved shows',
    requirement: all('user-library-read'),
  },
  'get-users-saved-audiobooks': {
    method: 'GET',
    path: '/me/audiobooks',
    group: 'library',
    title: 'Saved audiobooks',
    requirement: all('user-library-read'),
  },
  'get-followed': {
    method: 'GET',
    path: '/me/following',
    group: 'library',
    title: 'Followed artists',
    requirement: all('user-follow-read'),
  },
  'save-tracks-user': {
    method: 'PUT',
    path: '/me/tracks',
    group: 'library',
    title: 'Save tracks',
    requirement: all('user-library-modify'),
    ...saveGone,
  },
  'remove-tracks-user': {
    method: 'DELETE',
    path: '/me/tracks',
    group: 'library',
    title: 'Remove saved tracks',
    requirement: all('user-library-modify'),
    ...removeGone,
  },
  'check-users-saved-tracks': {
    method: 'GET',
    path: '/me/tracks/contains',
    group: 'library',
    title: 'Are these tracks saved?',
    requirement: all('user-library-read'),
    ...checkGone,
  },
  'save-albums-user': {
    method: 'PUT',
    path: '/me/albums',
    group: 'library',
    title: 'Save albums',
    requirement: all('user-library-modify'),
    ...saveGone,
  },
  'remove-albums-user': {
    method: 'DELETE',
    path: '/me/albums',
    group: 'library',
    title: 'Remove saved albums',
    requirement: all('user-library-modify'),
    ...removeGone,
  },
  'check-users-saved-albums': {
    method: 'GET',
    path: '/me/albums/contains',
    group: 'library',
    title: 'Are these albums saved?',
    requirement: all('user-library-read'),
    ...checkGone,
  },
  'save-episodes-user': {
    method: 'PUT',
    path: '/me/episodes',
    group: 'library',
    title: 'Save episodes',
    requirement: all('user-library-modify'),
    ...saveGone,
  },
  'remove-episodes-user': {
    method: 'DELETE',
    path: '/me/episodes',
    group: 'library',
    title: 'Remove saved episodes',
    requirement: all('user-library-modify'),
    ...removeGone,
  },
  'check-users-saved-episodes': {
    method: 'GET',
    path: '/me/episodes/contains',
    group: 'library',
    title: 'Are these episodes saved?',
    requirement: all('user-library-read'),
    ...checkGone,
  },
  'save-shows-user': {
    method: 'PUT',
    path: '/me/shows',
    group: 'library',
    title: 'Save shows',
    requirement: all('user-library-modify'),
    ...saveGone,
  },
  'remove-shows-user': {
    method: 'DELETE',
    path: '/me/shows',
    group: 'library',
    title: 'Remove saved shows',
    requirement: all('user-library-modify'),
    ...removeGone,
  },
  'check-users-saved-shows': {
    method: 'GET',
    path: '/me/shows/contains',
    group: 'library',
    title: 'Are these shows saved?',
    requirement: all('user-library-read'),
    ...checkGone,
  },
  'save-audiobooks-user': {
    method: 'PUT',
    path: '/me/audiobooks',
    group: 'library',
    title: 'Save audiobooks',
    requirement: all('user-library-modify'),
    ...saveGone,
  },
  'remove-audiobooks-user': {
    method: 'DELETE',
    path: '/me/audiobooks',
    group: 'library',
    title: 'Remove saved audiobooks',
    requirement: all('user-library-modify'),
    ...removeGone,
  },
  'check-users-saved-audiobooks': {
    method: 'GET',
    path: '/me/audiobooks/contains',
    group: 'library',
    title: 'Are these audiobooks saved?',
    requirement: all('user-library-read'),
    ...checkGone,
  },
  'follow-artists-users': {
    method: 'PUT',
    path: '/me/following',
    group: 'library',
    title: 'Follow artists or people',
    requirement: all('user-follow-modify'),
    ...saveGone,
  },
  'unfollow-artists-users': {
    method: 'DELETE',
    path: '/me/following',
    group: 'library',
    title: 'Unfollow artists or people',
    requirement: all('user-follow-modify'),
    ...removeGone,
  },
  'check-current-user-follows': {
    method: 'GET',
    path: '/me/following/contains',
    group: 'library',
    title: 'Do I follow them?',
    requirement: all('user-follow-read'),
    ...checkGone,
  },

  'get-current-users-profile': {
    method: 'GET',
    path: '/me',
    group: 'users',
    title: 'My profile',
    requirement: {
      kind: 'gates-fields',
      confidence: 'spec',
      fields: { 'user-read-private': ['country', 'product', 'explicit_content'], 'user-read-email': ['email'] },
    },
  },
  'get-users-top-artists': {
    method: 'GET',
    path: '/me/top/artists',
    group: 'users',
    title: 'Top artists',
    requirement: all('user-top-read'),
  },
  'get-users-top-tracks': {
    method: 'GET',
    path: '/me/top/tracks',
    group: 'users',
    title: 'Top tracks',
    requirement: all('user-top-read'),
  },
  'get-users-profile': {
    method: 'GET',
    path: '/users/{user_id}',
    group: 'users',
    title: 'Someone’s profile',
    requirement: none,
    ...gone,
  },
  'get-list-users-playlists': {
    method: 'GET',
    path: '/users/{user_id}/playlists',
    group: 'users',
    title: 'Someone’s playlists',
    requirement: {
      kind: 'widens',
      confidence: 'inferred',
      rows: ['playlist-read-private', 'playlist-read-collaborative'],
    },
    ...gone,
    replacement: ['get-a-list-of-current-users-playlists'],
  },
  'create-playlist-for-user': {
    method: 'POST',
    path: '/users/{user_id}/playlists',
    group: 'users',
    title: 'Create a playlist for someone',
    requirement: createByRequest,
    ...gone,
    replacement: ['create-playlist'],
  },

  search: { method: 'GET', path: '/search', group: 'search', title: 'Search', requirement: none },

  'get-track': { method: 'GET', path: '/tracks/{id}', group: 'tracks', title: 'A track', requirement: none },
  'get-several-tracks': {
    method: 'GET',
    path: '/tracks',
    group: 'tracks',
    title: 'Several tracks',
    requirement: none,
    ...gone,
    replacement: ['get-track'],
  },
  'get-several-audio-features': {
    method: 'GET',
    path: '/audio-features',
    group: 'tracks',
    title: 'Audio features of several tracks',
    requirement: none,
    ...goneBefore,
  },
  'get-audio-features': {
    method: 'GET',
    path: '/audio-features/{id}',
    group: 'tracks',
    title: 'Audio features',
    requirement: none,
    ...goneBefore,
  },
  'get-audio-analysis': {
    method: 'GET',
    path: '/audio-analysis/{id}',
    group: 'tracks',
    title: 'Audio analysis',
    requirement: none,
    ...goneBefore,
  },
  'get-recommendations': {
    method: 'GET',
    path: '/recommendations',
    group: 'tracks',
    title: 'Recommendations',
    requirement: none,
    ...goneBefore,
  },

  'get-an-album': { method: 'GET', path: '/albums/{id}', group: 'albums', title: 'An album', requirement: none },
  'get-an-albums-tracks': {
    method: 'GET',
    path: '/albums/{id}/tracks',
    group: 'albums',
    title: 'An album’s tracks',
    requirement: none,
  },
  'get-multiple-albums': {
    method: 'GET',
    path: '/albums',
    group: 'albums',
    title: 'Several albums',
    requirement: none,
    ...gone,
    replacement: ['get-an-album'],
  },
  'get-new-releases': {
    method: 'GET',
    path: '/browse/new-releases',
    group: 'albums',
    title: 'New releases',
    requirement: none,
    ...gone,
  },

  'get-an-artist': { method: 'GET', path: '/artists/{id}', group: 'artists', title: 'An artist', requirement: none },
  'get-an-artists-albums': {
    method: 'GET',
    path: '/artists/{id}/albums',
    group: 'artists',
    title: 'An artist’s albums',
    requirement: none,
  },
  'get-multiple-artists': {
    method: 'GET',
    path: '/artists',
    group: 'artists',
    title: 'Several artists',
    requirement: none,
    ...gone,
    replacement: ['get-an-artist'],
  },
  'get-an-artists-top-tracks': {
    method: 'GET',
    path: '/artists/{id}/top-tracks',
    group: 'artists',
    title: 'An artist’s top tracks',
    requirement: none,
    ...gone,
  },
  'get-an-artists-related-artists': {
    method: 'GET',
    path: '/artists/{id}/related-artists',
    group: 'artists',
    title: 'Related artists',
    requirement: none,
    ...goneBefore,
  },

  'get-a-show': { method: 'GET', path: '/shows/{id}', group: 'shows', title: 'A show', requirement: resumePoint },
  'get-a-shows-episodes': {
    method: 'GET',
    path: '/shows/{id}/episodes',
    group: 'shows',
    title: 'A show’s episodes',
    requirement: resumePoint,
  },
  'get-multiple-shows': {
    method: 'GET',
    path: '/shows',
    group: 'shows',
    title: 'Several shows',
    requirement: none,
    ...gone,
    replacement: ['get-a-show'],
  },

  'get-an-episode': {
    method: 'GET',
    path: '/episodes/{id}',
    group: 'episodes',
    title: 'An episode',
    requirement: resumePoint,
  },
  'get-multiple-episodes': {
    method: 'GET',
    path: '/episodes',
    group: 'episodes',
    title: 'Several episodes',
    requirement: resumePoint,
    ...gone,
    replacement: ['get-an-episode'],
  },

  'get-an-audiobook': {
    method: 'GET',
    path: '/audiobooks/{id}',
    group: 'audiobooks',
    title: 'An audiobook',
    requirement: none,
  },
  'get-audiobook-chapters': {
    method: 'GET',
    path: '/audiobooks/{id}/chapters',
    group: 'audiobooks',
    title: 'An audiobook’s chapters',
    requirement: none,
  },
  'get-multiple-audiobooks': {
    method: 'GET',
    path: '/audiobooks',
    group: 'audiobooks',
    title: 'Several audiobooks',
    requirement: none,
    ...gone,
    replacement: ['get-an-audiobook'],
  },

  'get-a-chapter': { method: 'GET', path: '/chapters/{id}', group: 'chapters', title: 'A chapter', requirement: none },
  'get-several-chapters': {
    method: 'GET',
    path: '/chapters',
    group: 'chapters',
    title: 'Several chapters',
    requirement: none,
    ...gone,
    replacement: ['get-a-chapter'],
  },

  'get-featured-playlists': {
    method: 'GET',
    path: '/browse/featured-playlists',
    group: 'browse',
    title: 'Featured playlists',
    requirement: none,
    ...goneBefore,
  },
  'get-categories': {
    method: 'GET',
    path: '/browse/categories',
    group: 'browse',
    title: 'Categories',
    requirement: none,
    ...gone,
  },
  'get-a-category': {
    method: 'GET',
    path: '/browse/categories/{category_id}',
    group: 'browse',
    title: 'A category',
    requirement: none,
    ...gone,
  },
  'get-a-categories-playlists': {
    method: 'GET',
    path: '/browse/categories/{category_id}/playlists',
    group: 'browse',
    title: 'A category’s playlists',
    requirement: none,
    ...goneBefore,
  },
  'get-recommendation-genres': {
    method: 'GET',
    path: '/recommendations/available-genre-seeds',
    group: 'browse',
    title: 'Genre seeds',
    requirement: none,
    ...goneBefore,
  },
  'get-available-markets': {
    method: 'GET',
    path: '/markets',
    group: 'browse',
    title: 'Markets',
    requirement: none,
    ...gone,
  },
} as const satisfies Record<string, Operation>

export type OperationId = keyof typeof operationCatalogue
export const operationIds = Object.keys(operationCatalogue) as OperationId[]

/** The row of an operation, with the optional members visible to the compiler. */
export function operation(id: OperationId): Operation {
  return operationCatalogue[id]
}
