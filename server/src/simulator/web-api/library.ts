import type { UriType } from '../../../contract/requirements.ts'
import type { Shelf } from '../world/shelf.ts'
import { type Call, type Endpoints, ok } from './call.ts'
import { notFound } from './errors.ts'
import { readList } from './parameters.ts'
import { isReadable } from './playlist-access.ts'
import { parseUri, type SpotifyUri } from './uris.ts'

const mostUris = 40

export const libraryEndpoints = {
  'save-library-items': {
    facts: (call) => ({ uriTypes: readUris(call).map(({ type }) => type) }),
    answer: (call) => {
      const places = readUris(call).map((uri) => placeOf(call, uri))
      if (!places.every(({ exists }) => exists)) throw notFound()
      for (const place of places) place.save()
      return ok()
    },
  },
  'remove-library-items': {
    facts: (call) => ({ uriTypes: readUris(call).map(({ type }) => type) }),
    answer: (call) => {
      for (const uri of readUris(call)) placeOf(call, uri).remove()
      return ok()
    },
  },
  'check-library-contains': {
    facts: (call) => ({ uriTypes: readUris(call).map(({ type }) => type) }),
    answer: (call) => ok(readUris(call).map((uri) => placeOf(call, uri).isSaved)),
  },
} satisfies Endpoints

/** Spotify's list of types leaves out artists and its own migration guide sends them: all are taken. */
const uriTypes = [
  'track',
  'album',
  'episode',
  'show',
  'audiobook',
  'artist',
  'user',
  'playlist',
] as const satisfies UriType[]

function readUris(call: Call): SpotifyUri[] {
  return readList(call, 'uris', mostUris).map((uri) => parseUri(uri, uriTypes))
}

/** The place of one entity in the account's library, saved or not. */
interface Place {
  exists: boolean
  isSaved: boolean
  /** `addedAt` is epoch milliseconds, now unless said. */
  save(addedAt?: number): void
  remove(): void
}

export function placeOf(call: Call, { type, id }: SpotifyUri): Place {
  const { world, account } = call
  const { library } = account
  if (type === 'playlist') {
    const playlist = world.playlists.get(id)
    return place(call, library.playlist, id, playlist && isReadable(call, playlist) ? playlist : undefined)
  }
  if (type === 'user') return place(call, library.user, id, world.findPerson(id))
  // One line a kind, because each shelf holds its own kind only.
  if (type === 'artist') return place(call, library.artist, id, world.catalogue.find('artist', id))
  if (type === 'album') return place(call, library.album, id, world.catalogue.find('album', id))
  if (type === 'show') return place(call, library.show, id, world.catalogue.find('show', id))
  if (type === 'episode') return place(call, library.episode, id, world.catalogue.find('episode', id))
  if (type === 'audiobook') return place(call, library.audiobook, id, world.catalogue.find('audiobook', id))
  return place(call, library.track, id, world.catalogue.find('track', id))
}

function place<Item extends { id: string }>(
  { world }: Call,
  shelf: Shelf<Item>,
  id: string,
  item: Item | undefined,
): Place {
  return {
    exists: item !== undefined,
    isSaved: shelf.has(id),
    save: (addedAt = world.now()) => item && shelf.add(item, addedAt),
    remove: () => shelf.remove(id),
  }
}
