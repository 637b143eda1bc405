import type { EntityKind } from '../world/catalogue.ts'
import type { Album } from '../world/entities.ts'
import { type Call, type Endpoint, type Endpoints, ok, type View } from './call.ts'
import { badRequest, notFound } from './errors.ts'
import { audiobookObject, chapterObject, simplifiedChapter } from './objects/audiobook.ts'
import { albumObject, artistObject, discographyAlbum, simplifiedTrack, trackObject } from './objects/music.ts'
import { episodeObject, showObject, simplifiedEpisode, simplifiedShow } from './objects/show.ts'
import { type Limits, pageOf, usualLimits } from './paging.ts'
import { readId, readIds, splitList } from './parameters.ts'

/** What there is to listen to, one at a time and, in extended mode, several at a time. */
export const catalogueEndpoints = {
  'get-track': { answer: (call) => ok(trackObject(findEntity(call, 'track'), call)) },
  'get-an-album': { answer: (call) => ok(albumObject(findEntity(call, 'album'), call)) },
  'get-an-albums-tracks': {
    answer: (call) => ok(pageOf(call, findEntity(call, 'album').tracks, (track) => simplifiedTrack(track, call))),
  },
  'get-an-artist': { answer: (call) => ok(artistObject(findEntity(call, 'artist'), call)) },
  'get-an-artists-albums': { answer: (call) => ok(discography(call)) },
  'get-a-show': { answer: (call) => ok(showObject(findEntity(call, 'show'), call)) },
  'get-a-shows-episodes': {
    answer: (call) =>
      ok(pageOf(call, findEntity(call, 'show').episodes, (episode) => simplifiedEpisode(episode, call))),
  },
  'get-an-episode': { answer: (call) => ok(episodeObject(findEntity(call, 'episode'), call)) },
  'get-an-audiobook': { answer: (call) => ok(audiobookObject(findEntity(call, 'audiobook'), call)) },
  'get-audiobook-chapters': {
    answer: (call) =>
      ok(pageOf(call, findEntity(call, 'audiobook').chapters, (chapter) => simplifiedChapter(chapter, call))),
  },
  'get-a-chapter': { answer: (call) => ok(chapterObject(findEntity(call, 'chapter'), call)) },
  'get-multiple-albums': several('album', albumObject, 20),
  'get-multiple-artists': several('artist', artistObject),
  'get-several-tracks': several('track', trackObject),
  'get-multiple-shows': several('show', simplifiedShow),
  'get-multiple-episodes': several('episode', episodeObject),
  'get-multiple-audiobooks': several('audiobook', audiobookObject),
  'get-several-chapters': several('chapter', chapterObject),
} satisfies Endpoints

/**
 * The entity that the id in the address names.
 * @throws {WebApiError} 400 when it does not have the form of an id, 404 when there is no such entity
 */
export function findEntity<Kind extends EntityKind>(call: Call, kind: Kind, message?: string) {
  const entity = lookUp(call, kind, readId(call))
  if (!entity) throw notFound(isSold(call, kind) ? message : 'non existing id')
  return entity
}

function lookUp<Kind extends EntityKind>(call: Call, kind: Kind, id: string) {
  return isSold(call, kind) ? call.world.catalogue.find(kind, id) : undefined
}

const spoken: ReadonlySet<string> = new Set<EntityKind>(['show', 'episode', 'audiobook', 'chapter'])

/**
 * What is spoken is not to be had without a country, and a client that calls for itself has none: it names a market, or
 * finds nothing (zmb3/spotify#187, spotipy#552).
 */
export function isSold({ account, market }: Pick<Call, 'account' | 'market'>, kind: string): boolean {
  return !spoken.has(kind) || account.country !== '' || market !== undefined
}

/** Several entities by `ids`, in the order asked for, with null for an id that names nothing. */
function several<Kind extends EntityKind>(
  kind: Kind,
  describe: (entity: NonNullable<ReturnType<typeof lookUp<Kind>>>, view: View) => unknown,
  most = 50,
): Endpoint {
  return {
    answer: (call) => {
      const entities = readIds(call, most).map((id) => lookUp(call, kind, id))
      return ok({ [`${kind}s`]: entities.map((entity) => (entity ? describe(entity, call) : null)) })
    },
  }
}

const albumGroups = ['album', 'single', 'appears_on', 'compilation']
/** Development mode allows fewer albums a page. */
const developmentLimits: Limits = { standard: 5, most: 10, least: 0 }

function discography(call: Call) {
  const { albums } = findEntity(call, 'artist')
  const limits = call.mode === 'development' ? developmentLimits : usualLimits
  return pageOf(call, inGroups(call, albums), (album) => discographyAlbum(album, call), limits)
}

function inGroups({ query }: Call, albums: readonly Album[]): readonly Album[] {
  if (query.include_groups === undefined) return albums
  const wanted = splitList(query.include_groups)
  if (!wanted.every((group) => albumGroups.includes(group))) throw badRequest('Invalid include_groups')
  return albums.filter(({ albumType }) => wanted.includes(albumType))
}
