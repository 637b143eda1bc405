import { scopes as allScopes } from '@scopedeck/server/contract/scopes.ts'
import { useGrant, useSignedIn } from '../session/use-session.ts'
import { useScopeUse } from '../shared/scope-use.tsx'
import { compareGrant } from './request-summary.ts'
import type { SelectionState } from './use-selection.ts'

/** How many scopes are requested, granted and used; while nobody is signed in, only requested. */
export function Totals({ selection: { scopes } }: { selection: SelectionState }) {
  const isSignedIn = useSignedIn() !== undefined
  const { granted } = useGrant()
  const rows = compareGrant(scopes, granted, useScopeUse())
  return (
    <dl className="flex items-center gap-4 pt-1.5 text-small text-muted">
      <Figure
        name={`of ${allScopes.length}`}
        spokenName={`permissions ticked, of ${allScopes.length}`}
        figure={scopes.length}
      />
      {isSignedIn && <Figure name="granted" figure={granted.size} className="hidden @xl/list:flex" />}
      {isSignedIn && (
        <Figure name="used" figure={rows.filter(({ calls }) => calls > 0).length} className="hidden @xl/list:flex" />
      )}
    </dl>
  )
}

interface FigureProps {
  name: string
  spokenName?: string
  figure: number
  className?: string
}

function Figure({ name, spokenName = name, figure, className = 'flex' }: FigureProps) {
  return (
    <div className={`flex-row-reverse gap-1.5 whitespace-nowrap ${className}`}>
      <dt className="font-mono">
        <span aria-hidden>{name}</span>
        <span className="sr-only">{spokenName}</span>
      </dt>
      <dd className="font-mono font-semibold text-text">{figure}</dd>
    </div>
  )
}
