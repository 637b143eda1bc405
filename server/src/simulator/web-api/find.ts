import type { Catalogue, EntityKind } from '../world/catalogue.ts'
import type { Call } from './call.ts'
import { notFound } from './errors.ts'
import { readId } from './parameters.ts'

/**
 * What the id in the address names.
 * @throws {WebApiError} 400 for what is no id, 404 for one that names nothing of the kind
 */
export function findEntity<Kind extends EntityKind>(
  call: Call,
  kind: Kind,
): NonNullable<ReturnType<typeof lookUp<Kind>>> {
  // The documentation gives this text for tracks, people have seen the other one for albums and playlists.
  const id = readId(call, 'id', kind === 'track' ? 'invalid id' : undefined)
  const entity = lookUp(call.world.catalogue, kind, id)
  if (!entity) throw notFound('non existing id')
  return entity
}

function lookUp<Kind extends EntityKind>(catalogue: Catalogue, kind: Kind, id: string) {
  return catalogue.find(kind, id)
}
