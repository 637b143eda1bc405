import { isRecord } from './json.ts'
import type { OperationId } from './operations.ts'
import type { CallFacts, UriType, Visibility } from './requirements.ts'
import { kindOfUri } from './spotify-uri.ts'

/** What a request says about itself that decides which scopes it needs. What it doesn't say stays unknown. */
export function requestFacts(id: OperationId, query: URLSearchParams, body: unknown): CallFacts {
  const requestedVisibility = isRecord(body) || body === undefined ? visibilityReaders[id]?.(body ?? {}) : undefined
  const uriTypes = libraryOperations.has(id) ? readUriTypes(query.getAll('uris')) : undefined
  return { ...(requestedVisibility && { requestedVisibility }), ...(uriTypes && { uriTypes }) }
}

type VisibilityReader = (body: Record<string, unknown>) => Visibility | undefined

/** Left out means public. Collaborative playlists are private ones, but only a body that says both is sure to be taken. */
const publicUnlessSaid: VisibilityReader = ({ public: isPublic, collaborative }) => {
  if (isPublic === false) return 'private'
  return collaborative === true ? undefined : 'public'
}

/** Left out means no change. */
const asSaid: VisibilityReader = ({ public: isPublic }) => {
  if (typeof isPublic !== 'boolean') return undefined
  return isPublic ? 'public' : 'private'
}

const visibilityReaders: Partial<Record<OperationId, VisibilityReader>> = {
  'create-playlist': publicUnlessSaid,
  'create-playlist-for-user': publicUnlessSaid,
  'follow-playlist': publicUnlessSaid,
  'change-playlist-details': asSaid,
}

const libraryOperations: ReadonlySet<OperationId> = new Set([
  'save-library-items',
  'remove-library-items',
  'check-library-contains',
])

const uriTypeNames: Record<UriType, true> = {
  track: true,
  album: true,
  episode: true,
  show: true,
  audiobook: true,
  artist: true,
  user: true,
  playlist: true,
}

/** `undefined` where no URI can be read: Spotify then says what is wrong with them. */
function readUriTypes(lists: readonly string[]): UriType[] | undefined {
  const types = lists.flatMap((list) => list.split(',')).map(readUriType)
  const known = [...new Set(types.filter((type) => type !== undefined))]
  return known.length > 0 ? known : undefined
}

function readUriType(uri: string): UriType | undefined {
  const kind = kindOfUri(uri.trim())
  return kind !== undefined && isUriType(kind) ? kind : undefined
}

function isUriType(type: string): type is UriType {
  return Object.hasOwn(uriTypeNames, type)
}
