import {
  addressIn,
  countIn,
  flagIn,
  imagesIn,
  known,
  recordIn,
  textIn,
} from '@scopedeck/server/contract/answer-members.ts'
import { isRecord } from '@scopedeck/server/contract/json.ts'
import type { Image } from '@scopedeck/server/contract/web-api.ts'
import { type Page, readPage } from './read-page.ts'

/** A playlist as an answer describes it. What the answer does not say is absent; no text is empty. */
export interface Playlist {
  id: string
  uri: string
  name: string
  ownerName?: string
  ownerId?: string
  images: readonly Image[]
  /** How many songs Spotify says are in it. */
  songs?: number
  /** Whether the answer has a member for what is in it. Without one Spotify shows it to others only. */
  hasContents: boolean
  isCollaborative: boolean
  /** Whether it shows on the owner’s profile. */
  isPublic?: boolean
  /** As Spotify sends it, with entities and tags, which `plainText` reads. */
  description?: string
  /** Its page at Spotify. */
  externalUrl?: string
  /** Another one after every change. */
  snapshot?: string
}

/**
 * Reads a playlist, from a list or as an answer of its own.
 * @param knownId the id, where it is known from elsewhere than the answer
 * @returns `undefined` for what is no object and for a playlist without an id, which nothing can open
 */
export function readPlaylist(value: unknown, knownId?: string): Playlist | undefined {
  if (!isRecord(value)) return undefined
  const id = idIn(value.id) ?? idIn(textIn(value.uri)?.split(':').at(-1)) ?? knownId
  if (id === undefined) return undefined
  const owner = recordIn(value.owner)
  const ownerId = textIn(owner.id)
  const contents = value.items ?? value.tracks
  return {
    id,
    uri: textIn(value.uri) ?? `spotify:playlist:${id}`,
    name: textIn(value.name) ?? 'Playlist without a name',
    images: imagesIn(value.images),
    hasContents: contents !== undefined,
    isCollaborative: flagIn(value.collaborative) ?? false,
    ...known({
      ownerId,
      ownerName: textIn(owner.display_name) ?? ownerId,
      songs: countIn(recordIn(contents).total),
      isPublic: flagIn(value.public),
      description: textIn(value.description),
      externalUrl: addressIn(recordIn(value.external_urls).spotify),
      snapshot: textIn(value.snapshot_id),
    }),
  }
}

/** A page of playlists. @throws {TypeError} for a body that is no page */
export function readPlaylists(body: unknown): Page<Playlist> {
  return readPage(body, (entry) => readPlaylist(entry))
}

/** The id of a resource at Spotify: letters and digits, so that it can be a part of an address. */
function idIn(value: unknown): string | undefined {
  const id = textIn(value)
  return id !== undefined && /^\w+$/.test(id) ? id : undefined
}
