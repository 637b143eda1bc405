import { isRecord } from '../../../contract/json.ts'
import type { Playable } from '../world/entities.ts'
import { type Entry, entryUri, type Playlist } from '../world/playlist.ts'
import { addEntries, entriesOf, moveEntries, removeEntries } from '../world/playlist-changes.ts'
import { type JsonObject, readBody, readBodyOrList, readCount, readString, readStrings } from './body.ts'
import { type Call, created, type Endpoint, type Endpoints, ok } from './call.ts'
import { badRequest, outOfBounds } from './errors.ts'
import { selectFields } from './fields.ts'
import { pageBytes } from './json-bytes.ts'
import { entryObject } from './objects/playlist.ts'
import { pageOf } from './paging.ts'
import { splitList } from './parameters.ts'
import { findPlaylist, sharedPlaylist, visibilityOf } from './playlist-access.ts'
import { findPlayable } from './uris.ts'

const mostUris = 100
const facts = (call: Call) => ({ visibility: visibilityOf(findPlaylist(call)) })

const listItems = (most: number): Endpoint => ({
  answer: (call) => {
    const { entries } = call.mode === 'development' ? sharedPlaylist(call) : findPlaylist(call)
    const limits = { standard: 20, most }
    if (!call.query.fields)
      return ok(pageBytes(pageOf(call, entries, (entry) => call.entryRows.of(entry, call), limits)))
    return ok(
      selectFields(
        call,
        pageOf(call, entries, (entry) => entryObject(entry, call), limits),
      ),
    )
  },
})

const addItems: Endpoint = {
  facts,
  answer: (call) => {
    const playlist = sharedPlaylist(call)
    const body = readBodyOrList(call, 'uris')
    const uris = readUris(call, body)
    if (!uris || uris.length === 0) throw badRequest('No uris provided')
    addEntries(playlist, newEntries(call, uris), readPosition(call, body, playlist))
    return created({ snapshot_id: playlist.snapshotId })
  },
}

/** One address for two operations: replace (`uris`) or reorder (`range_start`, `insert_before`), never both. */
const updateItems: Endpoint = {
  facts,
  answer: (call) => {
    const playlist = sharedPlaylist(call)
    const body = readBodyOrList(call, 'uris')
    const uris = readUris(call, body)
    const moves = body.range_start !== undefined || body.insert_before !== undefined
    if (moves === (uris !== undefined)) throw badRequest('Either reorder or replace items')
    if (uris) playlist.replaceEntries(newEntries(call, uris))
    else moveItems(playlist, body)
    return ok({ snapshot_id: playlist.snapshotId })
  },
}

const removeItems = (member: 'items' | 'tracks'): Endpoint => ({
  facts,
  answer: (call) => {
    const playlist = sharedPlaylist(call)
    const body = readBody(call)
    removeEntries(playlist, unwantedEntries(seenEntries(playlist, body), readRemovals(body, member)))
    return ok({ snapshot_id: playlist.snapshotId })
  },
})

export const playlistItemEndpoints = {
  'get-playlists-items': listItems(50),
  'add-items-to-playlist': addItems,
  'reorder-or-replace-playlists-items': updateItems,
  'remove-items-playlist': removeItems('items'),
  'get-playlists-tracks': listItems(100),
  'add-tracks-to-playlist': addItems,
  'reorder-or-replace-playlists-tracks': updateItems,
  'remove-tracks-playlist': removeItems('tracks'),
} satisfies Endpoints

/** In the query, else in the body. */
function readUris({ query }: Call, body: JsonObject): string[] | undefined {
  const uris = query.uris === undefined ? readStrings(body, 'uris') : splitList(query.uris)
  if (uris && uris.length > mostUris) throw badRequest(`You can add a maximum of ${mostUris} tracks per request.`)
  return uris?.map((uri) => uri.trim())
}

function newEntries({ world, account }: Call, uris: readonly string[]): Entry[] {
  const addedAt = world.now()
  const items: (Playable | undefined)[] = uris.map((uri) => findPlayable(world, uri))
  if (!items.every((item) => item !== undefined)) throw badRequest('Payload contains a non-existing ID')
  return items.map((item) => ({ item, addedAt, addedBy: account }))
}

function readPosition({ query }: Call, body: JsonObject, { entries }: Playlist): number {
  const position = query.position === undefined ? readCount(body, 'position') : Number(query.position)
  if (position === undefined) return entries.length
  if (!Number.isInteger(position)) throw badRequest('Invalid position')
  if (position < 0 || position > entries.length) throw outOfBounds()
  return position
}

function moveItems(playlist: Playlist, body: JsonObject): void {
  const seen = seenEntries(playlist, body)
  const rangeStart = readCount(body, 'range_start')
  const insertBefore = readCount(body, 'insert_before')
  const rangeLength = readCount(body, 'range_length') ?? 1
  if (rangeStart === undefined || insertBefore === undefined)
    throw badRequest('Missing required field: range_start or insert_before')
  if (rangeStart + rangeLength > seen.length || insertBefore > seen.length) throw badRequest('Index out of bounds.')
  moveEntries(playlist, seen, { rangeStart, rangeLength, insertBefore })
}

/**
 * The rows as the caller saw them. Known older versions are merged into the present one, as at Spotify; one that was
 * never given out, or long ago, is refused: a choice.
 */
function seenEntries(playlist: Playlist, body: JsonObject): readonly Entry[] {
  const snapshotId = readString(body, 'snapshot_id')
  const entries = snapshotId === undefined ? playlist.entries : playlist.entriesAt(snapshotId)
  if (!entries) throw badRequest('Missing or bad version tag')
  return entries
}

const notRemoved = 'Could not remove tracks, please check parameters.'

interface Removal {
  uri: string
  /** Where it stands in the version that the caller saw; without them wherever it stands. */
  positions?: readonly unknown[]
}

/**
 * At positions only rows that are what the call says they are: so a local file goes, or one of two equal rows.
 * @throws {WebApiError} 400
 */
function unwantedEntries(seen: readonly Entry[], removals: readonly Removal[]): Entry[] {
  const everywhere = removals.filter(({ positions }) => positions === undefined).map(({ uri }) => uri)
  const inPlace = removals.flatMap(({ uri, positions = [] }) =>
    positions.map((position) => {
      const entry = Number.isInteger(position) ? seen[Number(position)] : undefined
      if (!entry || entryUri(entry) !== uri) throw badRequest(notRemoved)
      return entry
    }),
  )
  return [...entriesOf(seen, new Set(everywhere)), ...inPlace]
}

function readRemovals(body: JsonObject, member: 'items' | 'tracks'): Removal[] {
  const items = body[member]
  // Positions alone were taken until 2024 (jwilsson/spotify-web-api-php#271).
  if (items === undefined && body.positions !== undefined) throw badRequest('No uris provided')
  if (!Array.isArray(items) || items.length === 0) throw badRequest(notRemoved)
  if (items.length > mostUris) throw badRequest(`You can remove a maximum of ${mostUris} tracks per request.`)
  return items.map((item) => {
    const { uri, positions } = isRecord(item) ? item : {}
    if (typeof uri !== 'string' || !/^spotify:(track|episode|local):/.test(uri)) throw badRequest(notRemoved)
    if (positions === undefined) return { uri }
    if (!Array.isArray(positions)) throw badRequest(notRemoved)
    return { uri, positions }
  })
}
