import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { Button } from '../shared/elements/button.tsx'
import { spoken, spokenCount } from './number-words.ts'

interface LeastSetResultProps {
  /** How many things are wished for. */
  wished: number
  scopes: readonly Scope[]
  onUse: (scopes: readonly Scope[]) => void
  onClear: () => void
}

/** What the choices add up to, at the foot of the sheet wherever its list is. */
export function LeastSetResult({ wished, scopes, onUse, onClear }: LeastSetResultProps) {
  return (
    <div className="sticky -bottom-5 z-2 -mx-5 mt-4 -mb-5 border-t border-line bg-panel px-5 py-4">
      <div role="status">
        <p>{sentence(wished, scopes.length)}</p>
        {scopes.length > 0 && <p className="mt-1 font-mono text-small text-muted">{scopes.join(' ')}</p>}
      </div>
      {wished > 0 && (
        <div className="mt-3 flex gap-2">
          <Button tone="primary" onClick={() => onUse(scopes)}>
            {useWords(scopes.length)}
          </Button>
          <Button tone="quiet" onClick={onClear}>
            Untick all
          </Button>
        </div>
      )}
    </div>
  )
}

function sentence(wished: number, count: number): string {
  if (wished === 0) return 'Nothing is ticked yet.'
  const what = wished === 1 ? 'This takes' : `These ${spoken(wished)} take`
  return count === 0 ? `${what} no scope: any signed-in account will do.` : `${what} ${spokenCount(count, 'scope')}.`
}

function useWords(count: number): string {
  if (count === 0) return 'Ask for none'
  return count === 1 ? 'Use this one' : `Use these ${spoken(count)}`
}
