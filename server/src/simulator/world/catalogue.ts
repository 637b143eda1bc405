import { createArtists, findWellKnown } from './artists.ts'
import { createAudiobooks } from './audiobooks.ts'
import type { Album, Artist, Audiobook, Chapter, Entity, Episode, Show, Track } from './entities.ts'
import { fieldText, type SearchField, searchText } from './search-fields.ts'
import { SearchIndex } from './search-index.ts'
import { createShows } from './shows.ts'

interface EntityByKind {
  artist: Artist
  album: Album
  track: Track
  show: Show
  episode: Episode
  audiobook: Audiobook
  chapter: Chapter
}
export type EntityKind = keyof EntityByKind

/** Everything there is to listen to. It follows from the seed alone and never changes. */
export interface Catalogue {
  artists: readonly Artist[]
  albums: readonly Album[]
  tracks: readonly Track[]
  shows: readonly Show[]
  episodes: readonly Episode[]
  audiobooks: readonly Audiobook[]
  /** Songs that documentation and scenarios speak of. */
  wellKnown: readonly Track[]
  /** Also what no list has: releases that stand in for others. */
  find<Kind extends EntityKind>(kind: Kind, id: string): EntityByKind[Kind] | undefined
  all<Kind extends EntityKind>(kind: Kind): EntityByKind[Kind][]
  /** Finds entities by words of the name and the makers, or by one field. */
  search<Kind extends EntityKind>(kind: Kind, words: string, field?: SearchField): EntityByKind[Kind][]
}

/** The catalogue of a seed. */
export function createCatalogue(seed: number): Catalogue {
  const artists = createArtists(seed)
  const albums = artists.flatMap((artist) => artist.albums)
  return catalogueOf({
    artists,
    albums,
    tracks: albums.flatMap((album) => album.tracks),
    shows: createShows(seed),
    audiobooks: createAudiobooks(seed),
    wellKnown: findWellKnown(artists),
  })
}

type Contents = Pick<Catalogue, 'artists' | 'albums' | 'tracks' | 'shows' | 'audiobooks' | 'wellKnown'>

/** A catalogue that can be looked through. */
export function catalogueOf({ artists, albums, tracks, shows, audiobooks, wellKnown }: Contents): Catalogue {
  const episodes = shows.flatMap((show) => show.episodes)
  const chapters = audiobooks.flatMap((audiobook) => audiobook.chapters)
  const index = {
    artist: byId(artists),
    album: byId(albums),
    track: byId(tracks),
    show: byId(shows),
    episode: byId(episodes),
    audiobook: byId(audiobooks),
    chapter: byId(chapters),
  } satisfies { [Kind in EntityKind]: Map<string, EntityByKind[Kind]> }
  const reissues = tracks.flatMap(({ reissue }) => (reissue ? [reissue] : []))
  const unlisted = byId<Entity>(reissues.flatMap((track) => [track, track.album]))
  const find = (kind: EntityKind, id: string): Entity | undefined => index[kind].get(id) ?? unlistedOf(kind, id)
  const unlistedOf = (kind: EntityKind, id: string) => (unlisted.get(id)?.kind === kind ? unlisted.get(id) : undefined)
  const all = (kind: EntityKind): Entity[] => [...index[kind].values()]
  // An index is built at the first search for its kind: most runs never search.
  const searches = new Map<string, SearchIndex<Entity>>()
  const search = (kind: EntityKind, words: string, field?: SearchField): Entity[] => {
    const textOf = (entity: Entity) => (field ? fieldText(entity, field) : searchText(entity))
    const made = searches.get(`${kind} ${field}`) ?? new SearchIndex<Entity>(all(kind), textOf)
    searches.set(`${kind} ${field}`, made)
    return made.find(words)
  }
  return {
    artists,
    albums,
    tracks,
    shows,
    episodes,
    audiobooks,
    wellKnown,
    find: find as Catalogue['find'],
    all: all as Catalogue['all'],
    search: search as Catalogue['search'],
  }
}

function byId<T extends Entity>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((entity) => [entity.id, entity]))
}
