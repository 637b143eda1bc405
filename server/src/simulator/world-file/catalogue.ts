import type { WorldFile } from '../../../contract/world-file.ts'
import { type Catalogue, catalogueOf } from '../world/catalogue.ts'
import type { Album, Artist, Audiobook, Chapter, Episode, Show, Track } from '../world/entities.ts'
import type { References } from './references.ts'

/** An entity while the file is read: its lists still grow. */
type Growing<Whole, List extends keyof Whole, Member> = Omit<Whole, List> & { [Name in List]: Member[] }

const plainDate = '2020-01-01'
const threeMinutesMs = 180_000
const halfAnHourMs = 1_800_000

/** What there is to listen to in a file. Mistakes go to `references`. */
export function createFiledCatalogue(file: WorldFile, references: References): Catalogue {
  for (const list of ['artists', 'albums', 'tracks', 'shows', 'episodes', 'audiobooks', 'chapters'] as const) {
    references.unique(list, file[list] ?? [])
  }
  const artists = readArtists(file)
  const albums = readAlbums(file, artists, references)
  const tracks = readTracks(file, albums, artists, references)
  for (const artist of artists.values())
    artist.albums.sort((one, other) => (one.releaseDate < other.releaseDate ? 1 : -1))
  return catalogueOf({
    artists: [...artists.values()],
    albums: [...albums.values()],
    tracks,
    shows: readShows(file, references),
    audiobooks: readAudiobooks(file, references),
    wellKnown: tracks,
  })
}

type GrowingArtist = Growing<Artist, 'albums', Album>
type GrowingAlbum = Growing<Album, 'tracks', Track>

function readArtists({ artists = [] }: WorldFile): Map<string, GrowingArtist> {
  const entities = artists.map(
    (artist): GrowingArtist => ({
      genres: [],
      popularity: 50,
      followers: 0,
      ...artist,
      kind: 'artist',
      albums: [],
    }),
  )
  return new Map(entities.map((artist) => [artist.id, artist]))
}

function readAlbums(
  { albums = [] }: WorldFile,
  artists: ReadonlyMap<string, GrowingArtist>,
  references: References,
): Map<string, GrowingAlbum> {
  const entities = albums.map(({ type = 'album', artists: ids, ...album }, nth): GrowingAlbum => {
    const makers = references.followAll((id) => artists.get(id), 'artist', ids, ['albums', nth, 'artists'])
    const entity: GrowingAlbum = {
      releaseDate: plainDate,
      label: 'No label',
      upc: '',
      popularity: 50,
      ...album,
      kind: 'album',
      albumType: type,
      artists: makers,
      tracks: [],
    }
    makers[0]?.albums.push(entity)
    return entity
  })
  return new Map(entities.map((album) => [album.id, album]))
}

function readTracks(
  { tracks = [] }: WorldFile,
  albums: ReadonlyMap<string, GrowingAlbum>,
  artists: ReadonlyMap<string, GrowingArtist>,
  references: References,
): Track[] {
  return tracks.flatMap(({ album: albumId, artists: ids, playable = true, ...track }, nth) => {
    const album = references.follow((id) => albums.get(id), 'album', albumId, ['tracks', nth, 'album'])
    const makers = references.followAll((id) => artists.get(id), 'artist', ids ?? [], ['tracks', nth, 'artists'])
    if (!album) return []
    const entity: Track = {
      durationMs: threeMinutesMs,
      explicit: false,
      isrc: '',
      popularity: 50,
      ...track,
      kind: 'track',
      artists: ids ? makers : album.artists,
      album,
      number: album.tracks.length + 1,
      restricted: !playable,
    }
    album.tracks.push(entity)
    return [entity]
  })
}

function readShows({ shows = [], episodes = [] }: WorldFile, references: References): Show[] {
  const entities = shows.map(
    (show): Growing<Show, 'episodes', Episode> => ({
      publisher: '',
      description: '',
      explicit: false,
      ...show,
      kind: 'show',
      episodes: [],
    }),
  )
  const byId = new Map(entities.map((show) => [show.id, show]))
  for (const [nth, { show: showId, ...episode }] of episodes.entries()) {
    const show = references.follow((id) => byId.get(id), 'show', showId, ['episodes', nth, 'show'])
    show?.episodes.push({
      description: '',
      durationMs: halfAnHourMs,
      explicit: false,
      releaseDate: plainDate,
      ...episode,
      kind: 'episode',
      show,
    })
  }
  return entities
}

function readAudiobooks({ audiobooks = [], chapters = [] }: WorldFile, references: References): Audiobook[] {
  const entities = audiobooks.map(
    (book): Growing<Audiobook, 'chapters', Chapter> => ({
      authors: [],
      narrators: [],
      publisher: '',
      description: '',
      edition: 'Unabridged',
      explicit: false,
      ...book,
      kind: 'audiobook',
      chapters: [],
    }),
  )
  const byId = new Map(entities.map((book) => [book.id, book]))
  for (const [nth, { audiobook: bookId, ...chapter }] of chapters.entries()) {
    const audiobook = references.follow((id) => byId.get(id), 'audiobook', bookId, ['chapters', nth, 'audiobook'])
    audiobook?.chapters.push({
      description: '',
      durationMs: halfAnHourMs,
      releaseDate: plainDate,
      ...chapter,
      kind: 'chapter',
      audiobook,
      number: audiobook.chapters.length + 1,
    })
  }
  return entities
}
