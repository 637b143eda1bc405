import { type OperationId, operation as rowOf } from '@scopedeck/server/contract/operations.ts'
import type { CallFacts } from '@scopedeck/server/contract/requirements.ts'
import { Lock } from 'lucide-react'
import { Icon } from '../shared/elements/icon.tsx'
import { AskButton } from './ask-for-scopes.tsx'
import { type Resume, useGate } from './gate.ts'
import { lockedWords } from './locked-words.ts'

interface ScopeAskProps {
  operation: OperationId
  facts?: CallFacts
  resume?: Resume
  /** What was wanted, as a noun: `Skipping`. */
  what?: string
  /** What happens after the consent: `the song skips`. */
  promise?: string
}

/** A card in place of what the grant does not show or do. Nothing when it is not blocked. */
export function ScopeAsk({
  operation,
  facts,
  resume,
  what = rowOf(operation).title,
  promise = 'it shows here',
}: ScopeAskProps) {
  const gate = useGate(operation, facts, resume)
  if (gate.verdict.state !== 'blocked') return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-panel border border-missing/60 px-4 py-3">
      <Icon of={Lock} className="text-missing" />
      <div className="min-w-40 flex-1">
        <p>{lockedWords(gate, what, promise)}</p>
        <p className="mt-0.5 font-mono text-small break-words text-missing">{gate.missing.join(' ')}</p>
      </div>
      <AskButton gate={gate} />
    </div>
  )
}
