import { isSpotifyId } from '../world/spotify-id.ts'
import { readStringsOrList } from './body.ts'
import type { Call } from './call.ts'
import { badRequest } from './errors.ts'
import { readList } from './parameters.ts'

/** The old calls' `ids`: in the query, else in the body. @throws {WebApiError} 400 */
export function readIds(call: Call, most: number, isId = isSpotifyId): string[] {
  const ids = call.query.ids === undefined ? readStringsOrList(call, 'ids') : readList(call, 'ids', most)
  if (!ids || ids.length === 0) throw badRequest('Missing required field: ids')
  if (ids.length > most) throw badRequest('Too many ids requested')
  if (!ids.every(isId)) throw badRequest('invalid id')
  return ids
}
