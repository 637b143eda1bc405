import type { UriType } from '../../../contract/requirements.ts'
import type { Playable } from '../world/entities.ts'
import { isSpotifyId } from '../world/spotify-id.ts'
import type { World } from '../world/world.ts'
import { badRequest } from './errors.ts'

export interface SpotifyUri<Type extends string = UriType> {
  type: Type
  id: string
}

/** @throws {WebApiError} 400 when it is not a Spotify URI, or not of one of `types` */
export function parseUri<Type extends string>(
  uri: string,
  types: readonly Type[],
  message = 'Invalid Spotify URI',
): SpotifyUri<Type> {
  const [scheme, typeName, id = '', ...rest] = uri.split(':')
  const type = types.find((each) => each === typeName)
  // The names of users are older than ids and follow other rules.
  const isId = type === 'user' ? /^[\w.%-]{1,128}$/.test(id) : isSpotifyId(id)
  if (scheme !== 'spotify' || !type || !isId || rest.length > 0) throw badRequest(message)
  return { type, id }
}

/** The track or episode of a URI. `undefined` when there is none. */
export function findPlayable({ catalogue }: World, uri: string): Playable | undefined {
  const { type, id } = parseUri(uri, ['track', 'episode'], `Invalid track uri: ${uri}`)
  return catalogue.find(type, id)
}
