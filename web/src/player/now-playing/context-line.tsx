import { withArticle } from '@scopedeck/server/contract/article.ts'
import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { Playback } from '@scopedeck/server/contract/playback-state.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useVerdict } from '../../lens/gate.ts'
import { playerQueries } from '../player.queries.ts'

/** The playlist, album, artist or show that the song plays from. The line keeps its height until the name is there. */
export function ContextLine({ playback }: { playback: Playback }) {
  const context = readContext(playback.context)
  return (
    <p className="mt-0.5 min-h-5.5 text-small text-muted">
      {/* Without text the line would have another base line, and what is below it would move. */}
      {'\u200b'}
      {context?.kind === 'collection' && 'From your saved songs'}
      {context && context.kind !== 'collection' && <NamedContext context={context} />}
    </p>
  )
}

/** Without the scope that the name needs (a private playlist) it is not asked for: only the kind is shown. */
function NamedContext({ context }: { context: Exclude<Context, { kind: 'collection' }> }) {
  const { word, path } = context
  const mayRead = useVerdict(context.operation).state === 'allowed'
  const { data: name, isLoading } = useQuery({ ...playerQueries.contextName(context.path), enabled: mayRead })
  if (isLoading) return null
  const words = name ?? withArticle(word)
  return (
    <>
      From {name && `${word} `}
      <Link to={path} className="text-text">
        {words}
      </Link>
    </>
  )
}

const kinds = {
  playlist: { word: 'playlist', path: '/playlists', operation: 'get-playlist' },
  album: { word: 'album', path: '/albums', operation: 'get-an-album' },
  artist: { word: 'artist', path: '/artists', operation: 'get-an-artist' },
  show: { word: 'show', path: '/shows', operation: 'get-a-show' },
} as const satisfies Record<string, { word: string; path: string; operation: OperationId }>
type NamedKind = keyof typeof kinds

/** What an item plays from. */
type Context =
  | { kind: 'collection' }
  | {
      kind: NamedKind
      /** `playlist`, `album`, … as a person says it. */
      word: string
      /** The operation that reads its name. */
      operation: OperationId
      /** The path of that operation, below `/v1`, and of its screen in this app. */
      path: string
    }

/** Reads a context's URI; `undefined` for none, and for kinds that have no name of their own. */
export function readContext(context: Playback['context']): Context | undefined {
  const uri = context?.uri ?? ''
  if (/^spotify:(user:[^:]+:)?collection/.test(uri)) return { kind: 'collection' }
  // Old playlist URIs name their owner first: spotify:user:NAME:playlist:ID.
  const [, kind, id] = /(?:^spotify|^spotify:user:[^:]+):(playlist|album|artist|show):([A-Za-z0-9]+)$/.exec(uri) ?? []
  if (!isNamedKind(kind) || !id) return undefined
  const { word, path, operation } = kinds[kind]
  return { kind, word, operation, path: `${path}/${id}` }
}

function isNamedKind(kind: string | undefined): kind is NamedKind {
  return kind !== undefined && Object.hasOwn(kinds, kind)
}
