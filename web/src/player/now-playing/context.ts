import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { PlaybackContext } from '@scopedeck/server/contract/web-api.ts'

const kinds = {
  playlist: { word: 'playlist', path: '/playlists', operation: 'get-playlist' },
  album: { word: 'album', path: '/albums', operation: 'get-an-album' },
  artist: { word: 'artist', path: '/artists', operation: 'get-an-artist' },
  show: { word: 'show', path: '/shows', operation: 'get-a-show' },
} as const satisfies Record<string, { word: string; path: string; operation: OperationId }>
type NamedKind = keyof typeof kinds

/** What an item plays from. */
export type Context =
  | { kind: 'collection' }
  | {
      kind: NamedKind
      /** `playlist`, `album`, … as a person says it. */
      word: string
      /** Reads its name. */
      operation: OperationId
      /** Below `/v1`: where its name is read. */
      path: string
      /** Its screen in this app, where there is one. */
      href?: string
    }

/** Reads a context's URI; `undefined` for none, and for kinds that have no name of their own. */
export function readContext(context: PlaybackContext | null | undefined): Context | undefined {
  const uri = context?.uri ?? ''
  if (/^spotify:(user:[^:]+:)?collection/.test(uri)) return { kind: 'collection' }
  // Old playlist URIs name their owner first: spotify:user:NAME:playlist:ID.
  const [, kind, id] = /(?:^spotify|^spotify:user:[^:]+):(playlist|album|artist|show):([A-Za-z0-9]+)$/.exec(uri) ?? []
  if (!isNamedKind(kind) || !id) return undefined
  const { word, path, operation } = kinds[kind]
  return { kind, word, operation, path: `${path}/${id}`, ...(kind === 'playlist' ? { href: `/playlists/${id}` } : {}) }
}

function isNamedKind(kind: string | undefined): kind is NamedKind {
  return kind !== undefined && Object.hasOwn(kinds, kind)
}
