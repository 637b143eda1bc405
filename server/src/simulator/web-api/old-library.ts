import { isRecord } from '../../../contract/json.ts'
import type { UriType } from '../../../contract/requirements.ts'
import { isSpotifyId } from '../world/spotify-id.ts'
import { isList, readBody } from './body.ts'
import { type Call, type Endpoint, type Endpoints, noContent, ok } from './call.ts'
import { badRequest, notFound } from './errors.ts'
import { placeOf } from './library.ts'
import { readChoice, readIds } from './parameters.ts'

/** The library as it was written before February 2026, one kind at a time. Extended mode only. */
export const oldLibraryEndpoints = {
  'save-tracks-user': {
    answer: (call) => {
      saveTracks(call)
      return ok()
    },
  },
  'remove-tracks-user': remove('track'),
  'check-users-saved-tracks': check('track'),
  'save-albums-user': save('album'),
  'remove-albums-user': remove('album'),
  'check-users-saved-albums': check('album'),
  'save-episodes-user': save('episode'),
  'remove-episodes-user': remove('episode'),
  'check-users-saved-episodes': check('episode'),
  'save-shows-user': save('show'),
  'remove-shows-user': remove('show'),
  'check-users-saved-shows': check('show'),
  'save-audiobooks-user': save('audiobook'),
  'remove-audiobooks-user': remove('audiobook'),
  'check-users-saved-audiobooks': check('audiobook'),
  'follow-artists-users': {
    answer: (call) => {
      saveAll(call, readFollowed(call))
      return noContent()
    },
  },
  'unfollow-artists-users': {
    answer: (call) => {
      for (const place of placesOf(call, readFollowed(call))) place.remove()
      return noContent()
    },
  },
  'check-current-user-follows': {
    answer: (call) => ok(placesOf(call, readFollowed(call)).map(({ isSaved }) => isSaved)),
  },
} satisfies Endpoints

const mostIds = 50

function save(type: UriType): Endpoint {
  return {
    answer: (call) => {
      saveAll(call, type)
      return ok()
    },
  }
}

function remove(type: UriType): Endpoint {
  return {
    answer: (call) => {
      for (const place of placesOf(call, type)) place.remove()
      return ok()
    },
  }
}

function check(type: UriType): Endpoint {
  return { answer: (call) => ok(placesOf(call, type).map(({ isSaved }) => isSaved)) }
}

function saveAll(call: Call, type: UriType): void {
  const places = placesOf(call, type)
  if (!places.every(({ exists }) => exists)) throw notFound()
  for (const place of places) place.save()
}

/** Tracks may come with the times they are to be saved at. */
function saveTracks(call: Call): void {
  const saves = readTimedIds(call, mostIds).map(({ id, addedAt }) => ({
    addedAt,
    place: placeOf(call, { type: 'track', id }),
  }))
  if (!saves.every(({ place }) => place.exists)) throw notFound()
  for (const { place, addedAt } of saves) place.save(addedAt)
}

function placesOf(call: Call, type: UriType) {
  const isId = type === 'user' ? () => true : undefined
  return readIds(call, mostIds, isId).map((id) => placeOf(call, { type, id }))
}

function readFollowed(call: Call): 'artist' | 'user' {
  return readChoice(call, 'type', ['artist', 'user'])
}

interface TimedId {
  id: string
  /** Epoch milliseconds; undefined for now. */
  addedAt: number | undefined
}

/** `timestamped_ids` in the body; where they are, `ids` do not count. @throws {WebApiError} 400 */
function readTimedIds(call: Call, most: number): TimedId[] {
  const rows = isList(call) ? undefined : readBody(call).timestamped_ids
  if (rows === undefined) return readIds(call, most).map((id) => ({ id, addedAt: undefined }))
  if (!Array.isArray(rows) || rows.length === 0) throw badRequest('Invalid value for field: timestamped_ids')
  if (rows.length > most) throw badRequest('Too many ids requested')
  return rows.map(readTimedId)
}

function readTimedId(row: unknown): TimedId {
  const { id, added_at } = isRecord(row) ? row : {}
  if (typeof id !== 'string' || !isSpotifyId(id)) throw badRequest('invalid id')
  // The time must have a zone: midnight of a date alone differs by zone.
  const isTime = typeof added_at === 'string' && /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)$/.test(added_at)
  const addedAt = isTime ? Date.parse(added_at) : Number.NaN
  if (Number.isNaN(addedAt)) throw badRequest('Invalid value for field: added_at')
  return { id, addedAt }
}
