import type { Playback } from '@scopedeck/server/contract/playback.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useVerdict } from '../../lens/gate.ts'
import { playerQueries } from '../player.queries.ts'
import { type Context, readContext } from './context.ts'

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

/** A name that is not ours to read (a private playlist without its scope) is not asked for: the kind alone is said. */
function NamedContext({ context }: { context: Exclude<Context, { kind: 'collection' }> }) {
  const { word, href } = context
  const mayRead = useVerdict(context.operation).state === 'allowed'
  const { data: name, isLoading } = useQuery({ ...playerQueries.contextName(context), enabled: mayRead })
  if (isLoading) return null
  const words = name ?? `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`
  return (
    <>
      From {name && `${word} `}
      {href ? (
        <Link to={href} className="text-text">
          {words}
        </Link>
      ) : (
        <span className="text-text">{words}</span>
      )}
    </>
  )
}
