import { operation } from '@scopedeck/server/contract/operations.ts'
import { Ban } from 'lucide-react'
import { Link } from 'react-router'
import { Icon } from '../shared/icon.tsx'
import { useCall } from './call-context.tsx'
import { isOperationId } from './operation-id.ts'

const since = { '2024-11': 'November 2024', '2026-02': 'February 2026' }

/** That a call is gone, for whom, and what stands in for it. */
export function GoneNotice() {
  const { removedSince, replacement = [] } = operation(useCall().id)
  if (!removedSince) return null
  return (
    <div className="flex items-start gap-3 rounded-panel border border-strong px-4 py-3">
      <Icon of={Ban} className="mt-px text-muted" />
      <p className="min-w-0">
        Gone for new apps since {since[removedSince]}: Spotify answers 403 to a client id in development mode. One in
        extended quota mode still has it. {replacement.length === 0 ? 'Nothing stands in for it.' : 'In its place: '}
        {replacement.filter(isOperationId).map((id, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <Link to={`/explore/${id}`} className="text-accent underline underline-offset-2">
              {operation(id).title}
            </Link>{' '}
            <span className="font-mono text-small break-all text-muted">
              {operation(id).method} {operation(id).path}
            </span>
          </span>
        ))}
      </p>
    </div>
  )
}
