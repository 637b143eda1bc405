import { exampleIds } from './examples.ts'
import type { OperationRow } from './operation-row.ts'
import { choice, limit, market, page, uris } from './parameter-rows.ts'
import { all, byUriType, modifyLibrary, resumePoint } from './requirement-rows.ts'

/** Spotify’s list of kinds leaves out artists, and its own migration guide sends them. */
const things = ['track', 'album', 'episode', 'show', 'audiobook', 'artist', 'user', 'playlist'] as const

export const libraryOperations = {
  'save-library-items': {
    method: 'PUT',
    path: '/me/library',
    title: 'Save to the library',
    requirement: modifyLibrary,
    parameters: { uris: uris(things, 40, 'What to save or follow, of any kinds.') },
  },
  'remove-library-items': {
    method: 'DELETE',
    path: '/me/library',
    title: 'Remove from the library',
    requirement: modifyLibrary,
    parameters: { uris: uris(things, 40, 'What to remove or follow no more, of any kinds.') },
  },
  'check-library-contains': {
    method: 'GET',
    path: '/me/library/contains',
    title: 'Is it saved?',
    requirement: byUriType('user-library-read', 'user-follow-read', 'playlist-read-private'),
    parameters: { uris: uris(things, 40, 'What to look for, of any kinds.') },
  },
  'get-users-saved-tracks': {
    method: 'GET',
    path: '/me/tracks',
    title: 'Saved tracks',
    requirement: all('user-library-read'),
    parameters: { market, ...page },
  },
  'get-users-saved-albums': {
    method: 'GET',
    path: '/me/albums',
    title: 'Saved albums',
    requirement: all('user-library-read'),
    parameters: { ...page, market },
  },
  'get-users-saved-episodes': {
    method: 'GET',
    path: '/me/episodes',
    title: 'Saved episodes',
    requirement: { ...resumePoint, all: ['user-library-read'] },
    parameters: { market, ...page },
  },
  'get-users-saved-shows': {
    method: 'GET',
    path: '/me/shows',
    title: 'Saved shows',
    requirement: all('user-library-read'),
    parameters: page,
  },
  'get-users-saved-audiobooks': {
    method: 'GET',
    path: '/me/audiobooks',
    title: 'Saved audiobooks',
    requirement: { ...resumePoint, all: ['user-library-read'] },
    parameters: page,
  },
  'get-followed': {
    method: 'GET',
    path: '/me/following',
    title: 'Followed artists',
    requirement: all('user-follow-read'),
    parameters: {
      type: { ...choice(['artist'], 'The kind of what is followed: artists, and nothing else.'), required: true },
      after: {
        in: 'query',
        kind: 'id',
        of: 'artist',
        example: exampleIds.artist[0],
        words: 'The last artist of the previous page.',
      },
      limit: limit(),
    },
  },
} as const satisfies Record<string, OperationRow>
