import { queryOptions } from '@tanstack/react-query'
import { api } from '../shared/api.ts'
import type { LongList } from '../shared/long-list/long-list.queries.ts'
import { pageSize } from '../shared/long-list/pages.ts'
import { readRowPage } from '../shared/long-list/row-page.ts'
import { plainText } from '../shared/plain-text.ts'
import type { Page } from '../shared/read-page.ts'
import {
  type AlbumSong,
  type Chapter,
  type EpisodeRow,
  readAlbum,
  readAlbumSongs,
  readArtist,
  readAudiobook,
  readChapters,
  readEpisode,
  readEpisodes,
  readReleases,
  readShow,
  type WholeAlbum,
  type WholeAudiobook,
  type WholeShow,
  type WholeThing,
} from './read-things.ts'

const addressOf = (room: string, id: string) => `/api/spotify/v1/${room}/${encodeURIComponent(id)}`

/** The catalogue changes rarely: going back to a thing shows it at once. */
const staleTime = 5 * 60_000

/** Releases on a page: the most that Spotify gives to a client id in development mode. */
export const releasesOnPage = 10

export const releaseGroups = {
  all: { label: 'Everything', groups: ['album', 'single', 'compilation'] },
  album: { label: 'Albums', groups: ['album'] },
  single: { label: 'Singles', groups: ['single'] },
  compilation: { label: 'Compilations', groups: ['compilation'] },
  appears_on: { label: 'Appears on', groups: ['appears_on'] },
} as const
export type ReleaseGroup = keyof typeof releaseGroups

export const thingQueries = {
  all: ['things'] as const,

  album: (id: string) =>
    queryOptions({
      queryKey: [...thingQueries.all, 'album', id] as const,
      queryFn: ({ signal }) => api.get(addressOf('albums', id), { signal, read: readAlbum(id) }),
      staleTime,
    }),

  artist: (id: string) =>
    queryOptions({
      queryKey: [...thingQueries.all, 'artist', id] as const,
      queryFn: ({ signal }) => api.get(addressOf('artists', id), { signal, read: readArtist(id) }),
      staleTime,
    }),

  /** Ten releases of an artist. @param page counted from 0 */
  releases: (id: string, group: ReleaseGroup, page: number) =>
    queryOptions({
      queryKey: [...thingQueries.all, 'releases', id, group, page] as const,
      queryFn: ({ signal }) => {
        const { groups } = releaseGroups[group]
        const search = { include_groups: groups, limit: releasesOnPage, offset: page * releasesOnPage }
        return api.get(`${addressOf('artists', id)}/albums`, { search, signal, read: readReleases })
      },
      staleTime,
    }),

  show: (id: string) =>
    queryOptions({
      queryKey: [...thingQueries.all, 'show', id] as const,
      queryFn: ({ signal }) => api.get(addressOf('shows', id), { signal, read: readShow(id) }).then(withPlainText),
      staleTime,
    }),

  episode: (id: string) =>
    queryOptions({
      queryKey: [...thingQueries.all, 'episode', id] as const,
      queryFn: ({ signal }) =>
        api.get(addressOf('episodes', id), { signal, read: readEpisode(id) }).then(withPlainText),
      staleTime,
    }),

  audiobook: (id: string) =>
    queryOptions({
      queryKey: [...thingQueries.all, 'audiobook', id] as const,
      queryFn: ({ signal }) =>
        api.get(addressOf('audiobooks', id), { signal, read: readAudiobook(id) }).then(withPlainText),
      staleTime,
    }),
}

async function withPlainText<Whole extends WholeThing>({ description: html, ...whole }: Whole) {
  const description = html === undefined ? undefined : await plainText(html)
  return { ...whole, ...(description !== undefined && { description }) }
}

export const songsOf = ({ thing: { id }, first }: WholeAlbum): LongList<AlbumSong> =>
  listOf(['album', id, 'songs'], first, (offset, limit, signal) =>
    api.get(`${addressOf('albums', id)}/tracks`, { search: { limit, offset }, signal, read: readAlbumSongs(offset) }),
  )

export const episodesOf = ({ thing: { id }, first }: WholeShow): LongList<EpisodeRow> =>
  listOf(['show', id, 'episodes'], first, (offset, limit, signal) =>
    api.get(`${addressOf('shows', id)}/episodes`, { search: { limit, offset }, signal, read: readEpisodes(offset) }),
  )

export const chaptersOf = ({ thing: { id }, first }: WholeAudiobook): LongList<Chapter> =>
  listOf(['audiobook', id, 'chapters'], first, (offset, limit, signal) =>
    api.get(`${addressOf('audiobooks', id)}/chapters`, {
      search: { limit, offset },
      signal,
      read: readChapters(offset),
    }),
  )

/** Its key has the total and the first row, so that it is read again once the answer about its owner has other ones. */
function listOf<Row extends object>(
  key: readonly string[],
  first: Page<Row>,
  load: (offset: number, limit: number, signal: AbortSignal) => Promise<Page<Row>>,
): LongList<Row> {
  return {
    key: [...thingQueries.all, ...key, first.total ?? 0, first.rows[0] ?? null],
    total: first.total,
    readPage: (page, { signal }) =>
      readRowPage(
        page * pageSize,
        (offset, limit) => load(offset, limit, signal),
        page === 0 && first.came > 0 ? first : undefined,
      ),
  }
}
