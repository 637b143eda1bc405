import { isRecord } from './json.ts'
import type { OperationId } from './operations.ts'
import type { CallFacts, UriType, Visibility } from './requirements.ts'
import { uriKind } from './spotify-uri.ts'

/**
 * What a call says about itself that decides which scopes it needs. A fact that the call does not state is left out.
 * The visibility of a playlist as it is now is never stated by a call: a caller who knows it adds `visibility`.
 * @param body the parsed JSON body; `undefined` where there is none
 */
export function callFacts(id: OperationId, query: URLSearchParams, body: unknown): CallFacts {
  const requestedVisibility = isRecord(body) || body === undefined ? visibilityReaders[id]?.(body ?? {}) : undefined
  const uriTypes = libraryOperations.has(id) ? readUriTypes(query.getAll('uris')) : undefined
  return { ...(requestedVisibility && { requestedVisibility }), ...(uriTypes && { uriTypes }) }
}

type VisibilityReader = (body: Record<string, unknown>) => Visibility | undefined

/**
 * Without `public` the playlist becomes public. A collaborative playlist must be private, so a body that says
 * `collaborative` and not `public: false` may be refused: its visibility is unknown.
 */
const publicByDefault: VisibilityReader = ({ public: isPublic, collaborative }) => {
  if (isPublic === false) return 'private'
  return collaborative === true ? undefined : 'public'
}

/** Without `public` the visibility does not change. */
const unchangedByDefault: VisibilityReader = ({ public: isPublic }) => {
  if (typeof isPublic !== 'boolean') return undefined
  return isPublic ? 'public' : 'private'
}

const visibilityReaders: Partial<Record<OperationId, VisibilityReader>> = {
  'create-playlist': publicByDefault,
  'create-playlist-for-user': publicByDefault,
  'follow-playlist': publicByDefault,
  'change-playlist-details': unchangedByDefault,
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

/** `undefined` where no URI can be read: Spotify then answers what is wrong with them. */
function readUriTypes(lists: readonly string[]): UriType[] | undefined {
  const types = lists.flatMap((list) => list.split(',')).map(readUriType)
  const known = [...new Set(types.filter((type) => type !== undefined))]
  return known.length > 0 ? known : undefined
}

function readUriType(uri: string): UriType | undefined {
  const kind = uriKind(uri.trim())
  return kind !== undefined && isUriType(kind) ? kind : undefined
}

function isUriType(type: string): type is UriType {
  return Object.hasOwn(uriTypeNames, type)
}
