import type { Parameter } from '../parameters.ts'
import { exampleIds } from './examples.ts'
import type { OperationRow } from './operation-row.ts'
import { choice, ids, idsAnywhere, market } from './parameter-rows.ts'
import { checkGone, removeGone, saveGone } from './removed.ts'
import { all } from './requirement-rows.ts'

const kindOfFollowed: Parameter = {
  ...choice(['artist', 'user'], 'Whether the ids are of artists or of people.'),
  required: true,
}

const followed: Parameter = { ...idsAnywhere('artist', 'Which artists or people.'), of: ['artist', 'user'] }

const datedTracks: Parameter = {
  in: 'body',
  kind: 'json',
  maxItems: 50,
  members: { id: { kind: 'id', of: 'track', required: true }, added_at: { kind: 'text', required: true } },
  example: [{ id: exampleIds.track[0], added_at: '2026-09-01T08:00:00Z' }],
  words: 'Which tracks, each with when it was saved, so that a list can be kept in order.',
}

export const removedLibraryOperations = {
  'save-tracks-user': {
    method: 'PUT',
    path: '/me/tracks',
    title: 'Save tracks',
    requirement: all('user-library-modify'),
    parameters: {
      ids: { ...idsAnywhere('track'), in: 'body', alsoIn: 'query' },
      timestamped_ids: datedTracks,
    },
    ...saveGone,
  },
  'remove-tracks-user': {
    method: 'DELETE',
    path: '/me/tracks',
    title: 'Remove saved tracks',
    requirement: all('user-library-modify'),
    parameters: { ids: idsAnywhere('track') },
    ...removeGone,
  },
  'check-users-saved-tracks': {
    method: 'GET',
    path: '/me/tracks/contains',
    title: 'Are these tracks saved?',
    requirement: all('user-library-read'),
    parameters: { ids: ids('track', 50) },
    ...checkGone,
  },
  'save-albums-user': {
    method: 'PUT',
    path: '/me/albums',
    title: 'Save albums',
    requirement: all('user-library-modify'),
    parameters: { ids: idsAnywhere('album') },
    ...saveGone,
  },
  'remove-albums-user': {
    method: 'DELETE',
    path: '/me/albums',
    title: 'Remove saved albums',
    requirement: all('user-library-modify'),
    parameters: { ids: idsAnywhere('album') },
    ...removeGone,
  },
  'check-users-saved-albums': {
    method: 'GET',
    path: '/me/albums/contains',
    title: 'Are these albums saved?',
    requirement: all('user-library-read'),
    parameters: { ids: ids('album', 20) },
    ...checkGone,
  },
  'save-episodes-user': {
    method: 'PUT',
    path: '/me/episodes',
    title: 'Save episodes',
    requirement: all('user-library-modify'),
    parameters: { ids: idsAnywhere('episode') },
    ...saveGone,
  },
  'remove-episodes-user': {
    method: 'DELETE',
    path: '/me/episodes',
    title: 'Remove saved episodes',
    requirement: all('user-library-modify'),
    parameters: { ids: idsAnywhere('episode') },
    ...removeGone,
  },
  'check-users-saved-episodes': {
    method: 'GET',
    path: '/me/episodes/contains',
    title: 'Are these episodes saved?',
    requirement: all('user-library-read'),
    parameters: { ids: ids('episode', 50) },
    ...checkGone,
  },
  'save-shows-user': {
    method: 'PUT',
    path: '/me/shows',
    title: 'Save shows',
    requirement: all('user-library-modify'),
    parameters: { ids: idsAnywhere('show') },
    ...saveGone,
  },
  'remove-shows-user': {
    method: 'DELETE',
    path: '/me/shows',
    title: 'Remove saved shows',
    requirement: all('user-library-modify'),
    parameters: { ids: idsAnywhere('show'), market },
    ...removeGone,
  },
  'check-users-saved-shows': {
    method: 'GET',
    path: '/me/shows/contains',
    title: 'Are these shows saved?',
    requirement: all('user-library-read'),
    parameters: { ids: ids('show', 50) },
    ...checkGone,
  },
  'save-audiobooks-user': {
    method: 'PUT',
    path: '/me/audiobooks',
    title: 'Save audiobooks',
    requirement: all('user-library-modify'),
    parameters: { ids: ids('audiobook', 50) },
    ...saveGone,
  },
  'remove-audiobooks-user': {
    method: 'DELETE',
    path: '/me/audiobooks',
    title: 'Remove saved audiobooks',
    requirement: all('user-library-modify'),
    parameters: { ids: ids('audiobook', 50) },
    ...removeGone,
  },
  'check-users-saved-audiobooks': {
    method: 'GET',
    path: '/me/audiobooks/contains',
    title: 'Are these audiobooks saved?',
    requirement: all('user-library-read'),
    parameters: { ids: ids('audiobook', 50) },
    ...checkGone,
  },
  'follow-artists-users': {
    method: 'PUT',
    path: '/me/following',
    title: 'Follow artists or people',
    requirement: all('user-follow-modify'),
    parameters: { type: kindOfFollowed, ids: followed },
    ...saveGone,
  },
  'unfollow-artists-users': {
    method: 'DELETE',
    path: '/me/following',
    title: 'Unfollow artists or people',
    requirement: all('user-follow-modify'),
    parameters: { type: kindOfFollowed, ids: followed },
    ...removeGone,
  },
  'check-current-user-follows': {
    method: 'GET',
    path: '/me/following/contains',
    title: 'Do I follow them?',
    requirement: all('user-follow-read'),
    parameters: {
      type: kindOfFollowed,
      ids: { ...ids('artist', 50, 'Which artists or people.'), of: ['artist', 'user'] },
    },
    ...checkGone,
  },
} as const satisfies Record<string, OperationRow>
