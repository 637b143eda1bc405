import type { Entity } from './entities.ts'

/** What a search can be limited to, and the kinds of things that have it. */
const kindsByField = {
  artist: ['track', 'album', 'artist'],
  album: ['track', 'album'],
  track: ['track'],
  genre: ['track', 'artist'],
  isrc: ['track'],
  upc: ['album'],
} as const satisfies Record<string, Entity['kind'][]>
export type SearchField = keyof typeof kindsByField

export function isSearchField(name: string): name is SearchField {
  return Object.hasOwn(kindsByField, name)
}

export function hasField(kind: string, field: SearchField): boolean {
  const kinds: readonly string[] = kindsByField[field]
  return kinds.includes(kind)
}

const namesOf = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(' ')

/** The text of one field; empty when the kind does not have it. */
export function fieldText(entity: Entity, field: SearchField): string {
  if (field === entity.kind) return entity.name
  if (entity.kind === 'artist') return field === 'genre' ? entity.genres.join(' ') : ''
  if (entity.kind === 'album') return field === 'artist' ? namesOf(entity.artists) : field === 'upc' ? entity.upc : ''
  if (entity.kind !== 'track') return ''
  if (field === 'artist') return namesOf(entity.artists)
  if (field === 'album') return entity.album.name
  return field === 'isrc' ? entity.isrc : entity.artists.flatMap(({ genres }) => genres).join(' ')
}

/** The text of the name and the makers. */
export function searchText(entity: Entity): string {
  if (entity.kind === 'track' || entity.kind === 'album') return namesOf([entity, ...entity.artists])
  if (entity.kind === 'episode') return `${entity.name} ${entity.show.name}`
  if (entity.kind === 'audiobook') return [entity.name, ...entity.authors].join(' ')
  return entity.name
}

/** The years something came out in: an artist's are those of the albums. */
export function releaseYears(entity: Entity): number[] {
  if (entity.kind === 'artist') return entity.albums.flatMap(releaseYears)
  const date = entity.kind === 'track' ? entity.album.releaseDate : 'releaseDate' in entity ? entity.releaseDate : ''
  return [Number(date.slice(0, 4))]
}
