import { TriangleAlert } from 'lucide-react'
import { Button } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import type { SelectionState } from './use-selection.ts'

const shownAtMost = 5

/** The address asks for something that is no scope: Spotify would stop at it, so it is named and left out. */
export function UnknownScopes({ selection: { unknown, scopes, choose } }: { selection: SelectionState }) {
  if (unknown.length === 0) return null
  const more = unknown.length - shownAtMost
  return (
    <div className="mb-4 flex flex-wrap items-start gap-x-3 gap-y-2 rounded-panel border border-missing/60 px-4 py-3">
      <Icon of={TriangleAlert} className="mt-px text-missing" />
      <div className="min-w-40 flex-1">
        <p>
          {unknown.length === 1
            ? 'The address names a scope that Spotify does not have.'
            : `The address names ${unknown.length} scopes that Spotify does not have.`}{' '}
          {unknown.length === 1 ? 'It is' : 'They are'} left out: Spotify would stop at “Illegal scope”.
        </p>
        <p className="mt-1 font-mono text-small wrap-anywhere text-missing">
          {unknown
            .slice(0, shownAtMost)
            .map((name) => shortened(name))
            .join(' ')}
          {more > 0 && ` and ${more} more`}
        </p>
      </div>
      <Button size="small" onClick={() => choose(scopes)}>
        Mend the address
      </Button>
    </div>
  )
}

function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name
}
