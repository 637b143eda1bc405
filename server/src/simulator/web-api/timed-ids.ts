import { isSpotifyId } from '../world/spotify-id.ts'
import { isList, isObject, readBody } from './body.ts'
import type { Call } from './call.ts'
import { badRequest } from './errors.ts'
import { readIds } from './ids.ts'

interface TimedId {
  id: string
  /** Epoch milliseconds; undefined for now. */
  addedAt: number | undefined
}

/** `timestamped_ids` in the body; where they are, `ids` do not count. @throws {WebApiError} 400 */
export function readTimedIds(call: Call, most: number): TimedId[] {
  const rows = isList(call) ? undefined : readBody(call).timestamped_ids
  if (rows === undefined) return readIds(call, most).map((id) => ({ id, addedAt: undefined }))
  if (!Array.isArray(rows) || rows.length === 0) throw badRequest('Invalid value for field: timestamped_ids')
  if (rows.length > most) throw badRequest('Too many ids requested')
  return rows.map(readTimedId)
}

function readTimedId(row: unknown): TimedId {
  const { id, added_at } = isObject(row) ? row : {}
  if (typeof id !== 'string' || !isSpotifyId(id)) throw badRequest('invalid id')
  // With the time of day and its zone: a date alone would be anybody's midnight.
  const isTime = typeof added_at === 'string' && /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)$/.test(added_at)
  const addedAt = isTime ? Date.parse(added_at) : Number.NaN
  if (Number.isNaN(addedAt)) throw badRequest('Invalid value for field: added_at')
  return { id, addedAt }
}
