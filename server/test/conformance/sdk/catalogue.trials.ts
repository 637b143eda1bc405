import { expect } from 'vitest'
import { idsOf, namesOf, nth, type Trials } from './trial.ts'

/** What there is to listen to: the same for everybody, and never changed. */
export const catalogueTrials: Trials = {
  'albums.get one': {
    operation: 'get-an-album',
    run: async ({ sdk, world }) => {
      const album = nth(world.catalogue.albums, 7)
      const found = await sdk.albums.get(album.id, 'SE')
      expect(found).toMatchObject({ id: album.id, name: album.name, total_tracks: album.tracks.length })
      expect(idsOf(found.tracks.items)).toEqual(idsOf(album.tracks))
    },
  },
  'albums.get several': {
    operation: 'get-multiple-albums',
    run: async ({ sdk, world }) => {
      const albums = world.catalogue.albums.slice(5, 9)
      expect(namesOf(await sdk.albums.get(idsOf(albums)))).toEqual(namesOf(albums))
    },
  },
  'albums.tracks': {
    operation: 'get-an-albums-tracks',
    run: async ({ sdk, world }) => {
      const album = nth(world.catalogue.wellKnown, 0).album
      const page = await sdk.albums.tracks(album.id, 'SE', 3, 2)
      expect(namesOf(page.items)).toEqual(namesOf(album.tracks.slice(2, 5)))
      expect(page).toMatchObject({ limit: 3, offset: 2, total: album.tracks.length })
    },
  },
  'artists.get one': {
    operation: 'get-an-artist',
    run: async ({ sdk, world }) => {
      const artist = nth(world.catalogue.artists, 0)
      expect(await sdk.artists.get(artist.id)).toMatchObject({ name: 'Mira Solano', genres: artist.genres })
    },
  },
  'artists.get several': {
    operation: 'get-multiple-artists',
    run: async ({ sdk, world }) => {
      const artists = world.catalogue.artists.slice(0, 3)
      expect(namesOf(await sdk.artists.get(idsOf(artists)))).toEqual(namesOf(artists))
    },
  },
  'artists.albums': {
    operation: 'get-an-artists-albums',
    run: async ({ sdk, world }) => {
      const { id, albums } = nth(world.catalogue.artists, 2)
      const wanted = albums.filter(({ albumType }) => albumType === 'album')
      const page = await sdk.artists.albums(id, 'album', 'SE', 2, 1)
      expect(namesOf(page.items)).toEqual(namesOf(wanted.slice(1, 3)))
      expect(page.total).toBe(wanted.length)
    },
  },
  'artists.topTracks': {
    operation: 'get-an-artists-top-tracks',
    run: async ({ sdk, world }) => {
      const artist = nth(world.catalogue.artists, 2)
      const { tracks } = await sdk.artists.topTracks(artist.id, 'SE')
      const popularities = tracks.map(({ popularity }) => popularity)
      expect(popularities).toEqual(popularities.toSorted((one, other) => other - one))
      for (const track of tracks) expect(idsOf(track.artists)).toContain(artist.id)
    },
  },
  'artists.relatedArtists': {
    operation: 'get-an-artists-related-artists',
    run: async ({ sdk, world }) => {
      const artist = nth(
        world.catalogue.artists.filter(({ genres }) => genres.length > 0),
        0,
      )
      const { artists } = await sdk.artists.relatedArtists(artist.id)
      expect(artists.length).toBeGreaterThan(0)
      for (const { genres } of artists) expect(genres.some((genre) => artist.genres.includes(genre))).toBe(true)
    },
  },
  'audiobooks.get one': {
    operation: 'get-an-audiobook',
    run: async ({ sdk, world }) => {
      const book = nth(world.catalogue.audiobooks, 1)
      const found = await sdk.audiobooks.get(book.id, 'SE')
      expect(found).toMatchObject({ name: book.name, total_chapters: book.chapters.length })
      expect(found.authors).toEqual(book.authors.map((name) => ({ name })))
    },
  },
  'audiobooks.get several': {
    operation: 'get-multiple-audiobooks',
    run: async ({ sdk, world }) => {
      const books = world.catalogue.audiobooks.slice(1, 3)
      expect(namesOf(await sdk.audiobooks.get(idsOf(books), 'SE'))).toEqual(namesOf(books))
    },
  },
  'audiobooks.getAudiobookChapters': {
    operation: 'get-audiobook-chapters',
    run: async ({ sdk, world }) => {
      const book = nth(world.catalogue.audiobooks, 1)
      const page = await sdk.audiobooks.getAudiobookChapters(book.id, 'SE', 4, 3)
      expect(namesOf(page.items)).toEqual(namesOf(book.chapters.slice(3, 7)))
    },
  },
  'chapters.get one': {
    operation: 'get-a-chapter',
    run: async ({ sdk, world }) => {
      const chapter = nth(nth(world.catalogue.audiobooks, 2).chapters, 4)
      const found = await sdk.chapters.get(chapter.id, 'US')
      expect(found).toMatchObject({
        name: chapter.name,
        chapter_number: 5,
        audiobook: { name: chapter.audiobook.name },
      })
    },
  },
  'chapters.get several': {
    operation: 'get-several-chapters',
    run: async ({ sdk, world }) => {
      const chapters = nth(world.catalogue.audiobooks, 2).chapters.slice(0, 2)
      expect(namesOf(await sdk.chapters.get(idsOf(chapters), 'US'))).toEqual(namesOf(chapters))
    },
  },
  'episodes.get one': {
    operation: 'get-an-episode',
    run: async ({ sdk, world }) => {
      const episode = nth(world.catalogue.episodes, 3)
      const found = await sdk.episodes.get(episode.id, 'SE')
      expect(found).toMatchObject({
        name: episode.name,
        duration_ms: episode.durationMs,
        show: { id: episode.show.id },
      })
    },
  },
  'episodes.get several': {
    operation: 'get-multiple-episodes',
    run: async ({ sdk, world }) => {
      const episodes = world.catalogue.episodes.slice(3, 6)
      expect(namesOf(await sdk.episodes.get(idsOf(episodes), 'SE'))).toEqual(namesOf(episodes))
    },
  },
  'shows.get one': {
    operation: 'get-a-show',
    run: async ({ sdk, world }) => {
      const show = nth(world.catalogue.shows, 3)
      const found = await sdk.shows.get(show.id, 'SE')
      expect(found).toMatchObject({ name: show.name, total_episodes: show.episodes.length })
      expect(namesOf(found.episodes.items)).toEqual(namesOf(show.episodes.slice(0, 50)))
    },
  },
  'shows.get several': {
    operation: 'get-multiple-shows',
    run: async ({ sdk, world }) => {
      const shows = world.catalogue.shows.slice(3, 6)
      expect(namesOf(await sdk.shows.get(idsOf(shows), 'SE'))).toEqual(namesOf(shows))
    },
  },
  'shows.episodes': {
    operation: 'get-a-shows-episodes',
    run: async ({ sdk, world }) => {
      const show = nth(world.catalogue.shows, 3)
      const page = await sdk.shows.episodes(show.id, 'SE', 2, 1)
      expect(namesOf(page.items)).toEqual(namesOf(show.episodes.slice(1, 3)))
    },
  },
  'tracks.get one': {
    operation: 'get-track',
    run: async ({ sdk, world }) => {
      const track = nth(world.catalogue.wellKnown, 5)
      const found = await sdk.tracks.get(track.id, 'SE')
      expect(found).toMatchObject({ name: 'Copper Wire', duration_ms: 275_000, album: { name: 'Copper' } })
    },
  },
  'tracks.get several': {
    operation: 'get-several-tracks',
    run: async ({ sdk, world }) => {
      const tracks = world.catalogue.wellKnown.slice(0, 4)
      expect(namesOf(await sdk.tracks.get(idsOf(tracks), 'SE'))).toEqual(namesOf(tracks))
    },
  },
}
