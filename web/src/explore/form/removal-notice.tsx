import { removals } from '@scopedeck/server/contract/operations/removed.ts'
import { operation } from '@scopedeck/server/contract/operations.ts'
import { useQuery } from '@tanstack/react-query'
import { Ban } from 'lucide-react'
import { Link } from 'react-router'
import { Icon } from '../../shared/elements/icon.tsx'
import { exploreQueries } from '../explore.queries.ts'
import { isOperationId } from '../operation-id.ts'
import { useCall } from './call-context.tsx'

/** That a call is gone, for whom, and what stands in for it. */
export function RemovalNotice() {
  const { id } = useCall()
  const { data: answer } = useQuery(exploreQueries.answer(id))
  const { removedSince, replacement = [] } = operation(id)
  if (!removedSince) return null
  return (
    <div className="flex items-start gap-3 rounded-panel border border-strong px-4 py-3">
      <Icon of={Ban} className="mt-px text-muted" />
      <p className="min-w-0">
        Gone for new apps since {removals[removedSince]}: Spotify answers 403 to a client id in development mode. One in
        extended quota mode still has it. {replacement.length === 0 ? 'Nothing stands in for it.' : 'In its place: '}
        {replacement.filter(isOperationId).map((other, index) => (
          <span key={other}>
            {index > 0 && ', '}
            <Link to={`/explore/${other}`} className="text-accent underline underline-offset-2">
              {operation(other).title}
            </Link>{' '}
            <span className="font-mono text-small break-all text-muted">
              {operation(other).method} {operation(other).path}
            </span>
          </span>
        ))}
        {/* Nobody but Spotify knows a client’s mode before a call; after one, everybody does. */}
        {answer && !answer.problem && (
          <span className="mt-1 block text-muted">
            It has just been answered all the same: this client is in extended quota mode.
          </span>
        )}
      </p>
    </div>
  )
}
