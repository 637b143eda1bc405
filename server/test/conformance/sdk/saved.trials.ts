import type { SpotifyApi } from '@spotify/web-api-ts-sdk'
import { expect } from 'vitest'
import type { OperationId } from '../../../contract/operations.ts'
import type { Library } from '../../../src/simulator/world/account.ts'
import type { Catalogue } from '../../../src/simulator/world/catalogue.ts'
import { adaOf, idsOf, type Trial, type Trials } from './trial.ts'

interface SavedKind {
  /** The shelf of the library, and the list of the catalogue. */
  shelf: 'track' | 'album' | 'show' | 'episode' | 'audiobook'
  list: 'tracks' | 'albums' | 'shows' | 'episodes' | 'audiobooks'
  methods: { list: string; save: string; remove: string; has: string }
  /** A page of two from the second on: the ids in it, and how many there are in all. */
  read(sdk: SpotifyApi): Promise<{ ids: string[]; total: number }>
  save(sdk: SpotifyApi, ids: string[]): Promise<unknown>
  remove(sdk: SpotifyApi, ids: string[]): Promise<unknown>
  has(sdk: SpotifyApi, ids: string[]): Promise<boolean[]>
}

const kinds: readonly SavedKind[] = [
  {
    shelf: 'track',
    list: 'tracks',
    methods: { list: 'savedTracks', save: 'saveTracks', remove: 'removeSavedTracks', has: 'hasSavedTracks' },
    read: async (sdk) => {
      const { items, total } = await sdk.currentUser.tracks.savedTracks(2, 1, 'SE')
      return { ids: items.map(({ track }) => track.id), total }
    },
    save: (sdk, ids) => sdk.currentUser.tracks.saveTracks(ids),
    remove: (sdk, ids) => sdk.currentUser.tracks.removeSavedTracks(ids),
    has: (sdk, ids) => sdk.currentUser.tracks.hasSavedTracks(ids),
  },
  {
    shelf: 'album',
    list: 'albums',
    methods: { list: 'savedAlbums', save: 'saveAlbums', remove: 'removeSavedAlbums', has: 'hasSavedAlbums' },
    read: async (sdk) => {
      const { items, total } = await sdk.currentUser.albums.savedAlbums(2, 1, 'SE')
      return { ids: items.map(({ album }) => album.id), total }
    },
    save: (sdk, ids) => sdk.currentUser.albums.saveAlbums(ids),
    remove: (sdk, ids) => sdk.currentUser.albums.removeSavedAlbums(ids),
    has: (sdk, ids) => sdk.currentUser.albums.hasSavedAlbums(ids),
  },
  {
    shelf: 'show',
    list: 'shows',
    methods: { list: 'savedShows', save: 'saveShows', remove: 'removeSavedShows', has: 'hasSavedShow' },
    read: async (sdk) => {
      const { items, total } = await sdk.currentUser.shows.savedShows(2, 1)
      return { ids: items.map(({ show }) => show.id), total }
    },
    save: (sdk, ids) => sdk.currentUser.shows.saveShows(ids),
    remove: (sdk, ids) => sdk.currentUser.shows.removeSavedShows(ids, 'SE'),
    has: (sdk, ids) => sdk.currentUser.shows.hasSavedShow(ids),
  },
  {
    shelf: 'episode',
    list: 'episodes',
    methods: { list: 'savedEpisodes', save: 'saveEpisodes', remove: 'removeSavedEpisodes', has: 'hasSavedEpisodes' },
    read: async (sdk) => {
      const { items, total } = await sdk.currentUser.episodes.savedEpisodes('SE', 2, 1)
      return { ids: items.map(({ episode }) => episode.id), total }
    },
    save: (sdk, ids) => sdk.currentUser.episodes.saveEpisodes(ids),
    remove: (sdk, ids) => sdk.currentUser.episodes.removeSavedEpisodes(ids),
    has: (sdk, ids) => sdk.currentUser.episodes.hasSavedEpisodes(ids),
  },
  {
    shelf: 'audiobook',
    list: 'audiobooks',
    methods: {
      list: 'savedAudiobooks',
      save: 'saveAudiobooks',
      remove: 'removeSavedAudiobooks',
      has: 'hasSavedAudiobooks',
    },
    read: async (sdk) => {
      const { items, total } = await sdk.currentUser.audiobooks.savedAudiobooks(2, 1)
      // The SDK has these rows without their date around them; Spotify's description has it, as for all other kinds.
      const rows = items as unknown as { audiobook: { id: string } }[]
      return { ids: rows.map(({ audiobook }) => audiobook.id), total }
    },
    save: (sdk, ids) => sdk.currentUser.audiobooks.saveAudiobooks(ids),
    remove: (sdk, ids) => sdk.currentUser.audiobooks.removeSavedAudiobooks(ids),
    has: (sdk, ids) => sdk.currentUser.audiobooks.hasSavedAudiobooks(ids),
  },
]

/** Two that are not in the library. */
function twoUnsaved(catalogue: Catalogue, { shelf, list }: SavedKind, library: Library): string[] {
  const saved = library[shelf]
  return idsOf(catalogue[list].filter(({ id }) => !saved.has(id)).slice(0, 2))
}

function trialsOf(kind: SavedKind): [string, Trial][] {
  const { shelf, list, methods } = kind
  const name = (method: string) => `currentUser.${list}.${method}`
  const operation = (id: string) => id as OperationId
  return [
    [
      name(methods.list),
      {
        operation: operation(`get-users-saved-${list}`),
        run: async ({ sdk, world }) => {
          const { rows } = adaOf(world).library[shelf]
          const ids = rows.slice(1, 3).map(({ item }) => item.id)
          expect(await kind.read(sdk)).toEqual({ ids, total: rows.length })
        },
      },
    ],
    [
      name(methods.save),
      {
        operation: operation(`save-${list}-user`),
        run: async ({ sdk, world }) => {
          const { library } = adaOf(world)
          const ids = twoUnsaved(world.catalogue, kind, library)
          await kind.save(sdk, ids)
          expect(await kind.has(sdk, ids)).toEqual([true, true])
          expect((await kind.read(sdk)).total).toBe(library[shelf].rows.length + 2)
        },
      },
    ],
    [
      name(methods.remove),
      {
        operation: operation(`remove-${list}-user`),
        run: async ({ sdk, world }) => {
          const { rows } = adaOf(world).library[shelf]
          const ids = rows.slice(0, 2).map(({ item }) => item.id)
          await kind.remove(sdk, ids)
          expect(await kind.has(sdk, ids)).toEqual([false, false])
          expect((await kind.read(sdk)).total).toBe(rows.length - 2)
        },
      },
    ],
    [
      name(methods.has),
      {
        operation: operation(`check-users-saved-${list}`),
        run: async ({ sdk, world }) => {
          const { library } = adaOf(world)
          const [unsaved = ''] = twoUnsaved(world.catalogue, kind, library)
          const [saved = ''] = library[shelf].rows.map(({ item }) => item.id)
          expect(await kind.has(sdk, [unsaved, saved])).toEqual([false, true])
        },
      },
    ],
  ]
}

/** What ada saved, one kind as the next. */
export const savedTrials: Trials = Object.fromEntries(kinds.flatMap(trialsOf))
