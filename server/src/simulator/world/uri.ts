import type { Entity, LocalFile } from './entities.ts'

/** A chapter goes by the name of an episode, as in Spotify's reference. */
export function entityUri(entity: Entity | LocalFile): string {
  if (entity.kind === 'local') return localUri(entity)
  return `spotify:${entity.kind === 'chapter' ? 'episode' : entity.kind}:${entity.id}`
}

function localUri({ artist, album, name, durationMs }: LocalFile): string {
  const parts = [artist, album, name].map((part) => encodeURIComponent(part).replaceAll('%20', '+'))
  return `spotify:local:${parts.join(':')}:${Math.round(durationMs / 1000)}`
}
