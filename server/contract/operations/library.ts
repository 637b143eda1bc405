import type { OperationRow } from './operation-row.ts'
import { all, byUriType, modifyLibrary, resumePoint } from './requirement-rows.ts'

export const libraryOperations = {
  'save-library-items': {
    method: 'PUT',
    path: '/me/library',
    title: 'Save to the library',
    requirement: modifyLibrary,
  },
  'remove-library-items': {
    method: 'DELETE',
    path: '/me/library',
    title: 'Remove from the library',
    requirement: modifyLibrary,
  },
  'check-library-contains': {
    method: 'GET',
    path: '/me/library/contains',
    title: 'Is it saved?',
    requirement: byUriType('user-library-read', 'user-follow-read', 'playlist-read-private'),
  },
  'get-users-saved-tracks': {
    method: 'GET',
    path: '/me/tracks',
    title: 'Saved tracks',
    requirement: all('user-library-read'),
  },
  'get-users-saved-albums': {
    method: 'GET',
    path: '/me/albums',
    title: 'Saved albums',
    requirement: all('user-library-read'),
  },
  'get-users-saved-episodes': {
    method: 'GET',
    path: '/me/episodes',
    title: 'Saved episodes',
    requirement: { ...resumePoint, all: ['user-library-read'] },
  },
  'get-users-saved-shows': {
    method: 'GET',
    path: '/me/shows',
    title: 'Saved shows',
    requirement: all('user-library-read'),
  },
  'get-users-saved-audiobooks': {
    method: 'GET',
    path: '/me/audiobooks',
    title: 'Saved audiobooks',
    requirement: all('user-library-read'),
  },
  'get-followed': {
    method: 'GET',
    path: '/me/following',
    title: 'Followed artists',
    requirement: all('user-follow-read'),
  },
} as const satisfies Record<string, OperationRow>
