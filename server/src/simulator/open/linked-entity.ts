import { counted } from '../../../contract/words.ts'
import { playlistImages } from '../world/art-address.ts'
import type { EntityKind } from '../world/catalogue.ts'
import type { Entity } from '../world/entities.ts'
import type { Playlist } from '../world/playlist.ts'
import type { World } from '../world/world.ts'

/** What the page of an entity shows. */
export interface LinkedEntity {
  kind: string
  name: string
  /** Whose it is, what it belongs to, how much is in it. */
  about: string
  /** An address below the simulator's; undefined where there is no picture. */
  picture: string | undefined
}

const kinds: readonly EntityKind[] = ['track', 'album', 'artist', 'show', 'episode', 'audiobook', 'chapter']

/** What `external_urls` point at, by the type and id in the address. */
export function findLinkedEntity(world: World, type: string, id: string): LinkedEntity | undefined {
  if (type === 'playlist') return describePlaylist(world.playlists.get(id))
  const person = type === 'user' ? world.findPerson(id) : undefined
  if (person) return { kind: 'listener', name: person.displayName || person.id, about: '', picture: undefined }
  const kind = kinds.find((each) => each === type)
  const entity: Entity | undefined = kind && world.catalogue.find(kind, id)
  return entity && { kind: entity.kind, name: entity.name, about: about(entity), picture: pictureOf(entity) }
}

function describePlaylist(playlist: Playlist | undefined): LinkedEntity | undefined {
  if (!playlist) return undefined
  const { name, owner, entries } = playlist
  const about = `by ${owner.displayName || owner.id} · ${counted(entries.length, 'row')}`
  return { kind: 'playlist', name, about, picture: playlistImages('', playlist)[0]?.url }
}

const namesOf = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(', ')

function about(entity: Entity): string {
  switch (entity.kind) {
    case 'track':
      return `by ${namesOf(entity.artists)} · from ${entity.album.name}`
    case 'album':
      return `by ${namesOf(entity.artists)} · ${entity.releaseDate.slice(0, 4)} · ${counted(entity.tracks.length, 'track')}`
    case 'artist':
      return counted(entity.albums.length, 'album')
    case 'show':
      return `by ${entity.publisher} · ${counted(entity.episodes.length, 'episode')}`
    case 'episode':
      return `of ${entity.show.name}`
    case 'audiobook':
      return `by ${entity.authors.join(', ')} · ${counted(entity.chapters.length, 'chapter')}`
    case 'chapter':
      return `of ${entity.audiobook.name}`
  }
}

/** A track looks as its album does, a chapter as its book. */
function pictureOf(entity: Entity): string {
  const { id } = entity.kind === 'track' ? entity.album : entity.kind === 'chapter' ? entity.audiobook : entity
  return `/art/300/${id}.svg`
}
