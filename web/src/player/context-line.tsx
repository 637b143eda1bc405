import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Playback } from '../playback/now-playing.ts'
import { type Context, readContext } from './context.ts'
import { playerQueries } from './player.queries.ts'

/** Where the song plays from. Its line keeps its height while the name is on its way. */
export function ContextLine({ playback }: { playback: Playback }) {
  const context = readContext(playback.context)
  return (
    <p className="mt-0.5 min-h-5.5 text-small text-muted">
      {context?.kind === 'collection' && 'From your saved songs'}
      {context && context.kind !== 'collection' && <NamedContext context={context} />}
    </p>
  )
}

/** The name may be hidden from us (a private playlist without its scope): then the kind alone is said. */
function NamedContext({ context }: { context: Exclude<Context, { kind: 'collection' }> }) {
  const { data: name, isPending } = useQuery(playerQueries.contextName(context))
  if (isPending) return null
  if (!name && !context.href) return `From ${article(context.word)} ${context.word}`
  return (
    <>
      From {name ? '' : 'a '}
      {context.word}{' '}
      {context.href ? (
        <Link to={context.href} className="text-text">
          {name ?? 'in your library'}
        </Link>
      ) : (
        <span className="text-text">{name}</span>
      )}
    </>
  )
}

function article(word: string): string {
  return /^[aeiou]/.test(word) ? 'an' : 'a'
}
