import type { Page } from '../../../contract/web-api.ts'
import { SearchIndex } from '../world/search-index.ts'
import { type Call, type Endpoints, ok } from './call.ts'
import { badRequest } from './errors.ts'
import { simplifiedAudiobook } from './objects/audiobook.ts'
import { artistObject, simplifiedAlbum, trackObject } from './objects/music.ts'
import { simplifiedPlaylist } from './objects/playlist.ts'
import { simplifiedEpisode, simplifiedShow } from './objects/show.ts'
import { type Limits, pageOf, readLimit, readOffset } from './paging.ts'
import { readText, splitList } from './parameters.ts'
import { isReadable } from './playlist-access.ts'
import { parseSearchQuery, searchCatalogue } from './search-query.ts'

/** What can be asked for, and the member of the answer that holds it. */
const finders: Record<string, (call: Call, query: string) => Record<string, Page<unknown>>> = {
  album: (call, query) => ({
    albums: results(call, searchCatalogue(call, 'album', query), (album) => simplifiedAlbum(album, call)),
  }),
  artist: (call, query) => ({
    artists: results(call, searchCatalogue(call, 'artist', query), (artist) => artistObject(artist, call)),
  }),
  playlist: (call, query) => ({
    playlists: results(call, findPlaylists(call, query), (playlist) => simplifiedPlaylist(playlist, call)),
  }),
  track: (call, query) => ({
    tracks: results(call, searchCatalogue(call, 'track', query), (track) => trackObject(track, call)),
  }),
  show: (call, query) => ({
    shows: results(call, searchCatalogue(call, 'show', query), (show) => simplifiedShow(show, call)),
  }),
  episode: (call, query) => ({
    episodes: results(call, searchCatalogue(call, 'episode', query), (episode) => simplifiedEpisode(episode, call)),
  }),
  audiobook: (call, query) => ({
    audiobooks: results(call, searchCatalogue(call, 'audiobook', query), (book) => simplifiedAudiobook(book, call)),
  }),
}

const noType = 'Missing parameter type'

export const searchEndpoints = {
  search: {
    answer: (call) => {
      const query = readText({ query: { q: call.query.q ?? call.query.query ?? '' } }, 'q', 'No search query')
      const types = splitList(readText(call, 'type', noType))
      if (types.length === 0) throw badRequest(noType)
      return ok(Object.assign({}, ...types.map((type) => finderOf(type)(linked(call, type, query), query))))
    },
  },
} satisfies Endpoints

function finderOf(type: string) {
  const finder = Object.hasOwn(finders, type) ? finders[type] : undefined
  if (!finder) throw badRequest(`Bad search type field ${type}`)
  return finder
}

/** The links of a result lead to that kind of result alone, and call the search `query`: it is taken under both names. */
function linked(call: Call, type: string, query: string): Call {
  const { q, type: _types, ...others } = call.query
  return { ...call, query: { query, type, ...others } }
}

/** How far results can be paged: with the page itself. */
const furthest = 1000

/** Development mode asks for less at a time. */
function results<Row, Item>(call: Call, list: readonly Row[], describe: (row: Row) => Item): Page<Item> {
  const limits: Limits = {
    ...(call.mode === 'development' ? { standard: 5, most: 10 } : { standard: 20, most: 50 }),
    least: 0,
  }
  if (readOffset(call) + readLimit(call, limits) > furthest) throw badRequest('Bad request.')
  return pageOf(call, list, describe, limits)
}

/** Playlists change: they are looked through as they are. */
function findPlaylists(call: Call, query: string) {
  const { words, fields } = parseSearchQuery(query)
  const visible = [...call.world.playlists.values()].filter((playlist) => isReadable(call, playlist))
  return new SearchIndex(visible, ({ name, owner }) => `${name} ${owner.displayName}`).find(
    [words, ...fields.map(([, value]) => value)].join(' '),
  )
}
