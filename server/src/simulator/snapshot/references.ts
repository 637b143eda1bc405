import type { Catalogue, EntityKind } from '../world/catalogue.ts'
import type { Entity } from '../world/entities.ts'

/** A snapshot that does not fit together. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError'
  readonly statusCode = 400
}

/** How a snapshot names an entity: a chapter and an episode share the form of their URIs, so it is not the URI. */
export const refOf = ({ kind, id }: Pick<Entity, 'kind' | 'id'>): string => `${kind}:${id}`

/** @throws {SnapshotError} for what is not in the world */
export function entityOf<Kind extends EntityKind>(catalogue: Catalogue, kinds: readonly Kind[], ref: string) {
  const [kindName, id = ''] = ref.split(':')
  const kind = kinds.find((each) => each === kindName)
  return known(kind && catalogue.find(kind, id), ref)
}

/** @throws {SnapshotError} for what is not in the world */
export function known<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new SnapshotError(`The snapshot names ${name}, and its world has no such thing.`)
  return thing
}
