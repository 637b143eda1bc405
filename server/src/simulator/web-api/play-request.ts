import { isRecord } from '../../../contract/json.ts'
import type { Playable } from '../world/entities.ts'
import type { Playlist } from '../world/playlist.ts'
import { entityUri } from '../world/spotify-id.ts'
import { type JsonObject, readBody, readCount, readString, readStrings } from './body.ts'
import type { Call } from './call.ts'
import { badRequest, notFound, restrictionViolated } from './errors.ts'
import { isVisible } from './playlist-access.ts'
import { findPlayable, parseUri } from './uris.ts'

interface PlayRequest {
  items: readonly Playable[]
  /** Which of the items comes first, counted from 0. */
  at: number
  positionMs: number
  contextUri: string | undefined
}

/** A list as its owner sees it; `undefined` stands for a row that can't be played. */
type Rows = readonly (Playable | undefined)[]

/** The player's own words for a body that it can't read. */
export const malformed = 'Malformed json'

/**
 * The items and the start that the body names; `undefined` when it names none (resume).
 * @throws {WebApiError} when they can't be played
 */
export function readPlayRequest(call: Call): PlayRequest | undefined {
  const body = readBody(call, malformed)
  const contextUri = readString(body, 'context_uri')
  const uris = readStrings(body, 'uris')
  const positionMs = readCount(body, 'position_ms') ?? 0
  if (contextUri !== undefined && uris) throw badRequest('context_uri and uris can not be used together')
  if (contextUri === undefined && !uris) return undefined
  const rows = uris ? uris.map((uri) => findItem(call, uri)) : contextRows(call, contextUri ?? '')
  const items = rows.filter(isPlayable)
  if (items.length === 0) throw restrictionViolated()
  const start = readStart(body, rows)
  if (start > 0 && contextUri?.startsWith('spotify:artist:'))
    throw badRequest("Can't have offset for context type: ARTIST")
  // From a row that can't be played it goes on to the next that can.
  const at = Math.min(rows.slice(0, start).filter(isPlayable).length, items.length - 1)
  return { items, at, positionMs, contextUri }
}

const isPlayable = (item: Playable | undefined): item is Playable =>
  item !== undefined && !(item.kind === 'track' && item.restricted)

function findItem({ world }: Call, uri: string): Playable {
  const item = findPlayable(world, uri)
  if (!item) throw notFound()
  return item
}

/** Kinds of things that are no contexts: each is played by `uris`, or not at all. */
const noContexts = /^spotify:(track|episode|user|audiobook|chapter):/

/** Albums, artists and playlists, and shows too: a choice. */
function contextRows(call: Call, contextUri: string): Rows {
  if (noContexts.test(contextUri)) throw badRequest(`Non supported context uri: ${contextUri}`)
  const { type, id } = parseUri(contextUri, ['album', 'artist', 'playlist', 'show'], 'Invalid context uri')
  const { catalogue, playlists } = call.world
  const playlist = type === 'playlist' ? playlists.get(id) : undefined
  if (playlist && isVisible(call, playlist)) return playlistRows(playlist)
  const rows =
    type === 'album'
      ? catalogue.find('album', id)?.tracks
      : type === 'artist'
        ? catalogue.find('artist', id)?.albums.flatMap(({ tracks }) => tracks)
        : catalogue.find('show', id)?.episodes
  if (!rows) throw notFound()
  return rows
}

/** Local files can't be played through the Web API. */
function playlistRows({ entries }: Playlist): Rows {
  return entries.map(({ item }) => (item?.kind === 'local' ? undefined : item))
}

/** `offset`: a position, counted from 0 over all rows, or the URI of a row. */
function readStart({ offset = null }: JsonObject, rows: Rows): number {
  if (offset === null) return 0
  if (!isRecord(offset)) throw badRequest('Invalid value for field: offset')
  const uri = readString(offset, 'uri')
  const start =
    uri === undefined ? (readCount(offset, 'position') ?? 0) : rows.findIndex((item) => item && entityUri(item) === uri)
  if (start < 0 || start >= rows.length) throw badRequest('Invalid offset')
  return start
}
