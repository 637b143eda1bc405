import { type OperationId, operation as rowOf } from '@scopedeck/server/contract/operations.ts'
import type { CallFacts } from '@scopedeck/server/contract/requirements.ts'
import { Lock } from 'lucide-react'
import { cx } from '../shared/cx.ts'
import { Button } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { ScopeChip } from '../shared/elements/scope-chip.tsx'
import { type Ask, type Gate, lockedWords, type Resume, useGate } from './gate.ts'
import { useLens } from './lens.tsx'
import { useToggleScopes } from './withhold.ts'

interface AskForScopesProps {
  gate: Gate
  /** The blocked action as a noun: `Skipping`, `Renaming a playlist`. */
  what: string
  /** What happens after the consent: `the song skips`. */
  promise?: string | undefined
  /** `secondary` where several buttons stand together. */
  tone?: 'primary' | 'secondary'
}

/** Why a control is locked, and a button that asks for exactly the missing scopes or puts back what the lens withholds. */
export function AskForScopes({ gate, what, promise = 'it carries on by itself', tone = 'primary' }: AskForScopesProps) {
  const { on } = useLens()
  return (
    <div className="flex flex-col items-start gap-3">
      <p>{lockedWords(gate, what, promise)}</p>
      <div className="flex flex-wrap gap-1.5">
        {gate.missing.map((scope) => (
          <ScopeChip key={scope} state={gate.isWithheld ? 'denied' : 'missing'} isQuiet={!on}>
            {scope}
          </ScopeChip>
        ))}
      </div>
      <AskButton gate={gate} tone={tone} />
    </div>
  )
}

interface AskButtonProps {
  gate: Ask
  tone?: 'primary' | 'secondary'
  size?: 'small' | 'medium'
}

/** The button alone: `Ask for this one`. */
export function AskButton({ gate, tone = 'primary', size = 'small' }: AskButtonProps) {
  const toggleScopes = useToggleScopes()
  const putBack = () => toggleScopes(...gate.missing)
  return (
    <Button tone={tone} size={size} onClick={gate.isWithheld ? putBack : gate.ask}>
      {gate.isWithheld ? 'Switch it on' : <AskWords count={gate.missing.length} />}
    </Button>
  )
}

/** A phone has room for one word. */
function AskWords({ count }: { count: number }) {
  return (
    <span>
      Ask<span className="max-sm:hidden">{count === 1 ? ' for this one' : ` for these ${count}`}</span>
    </span>
  )
}

interface ScopeAskProps {
  operation: OperationId
  facts?: CallFacts
  resume?: Resume
  /** The blocked action as a noun: `Skipping`. */
  what?: string
  /** What happens after the consent: `the song skips`. */
  promise?: string
}

/** A card in place of something that the grant does not allow; nothing when it is allowed. */
export function ScopeAsk({
  operation,
  facts,
  resume,
  what = rowOf(operation).title,
  promise = 'it shows here',
}: ScopeAskProps) {
  const gate = useGate(operation, facts, resume)
  const { on } = useLens()
  if (gate.verdict.state !== 'blocked') return null
  const colour = on ? 'text-missing' : 'text-muted'
  return (
    <div
      className={cx(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-panel border px-4 py-3',
        on ? 'border-missing/60' : 'border-line bg-sunken',
      )}
    >
      <Icon of={Lock} className={colour} />
      <div className="min-w-40 flex-1">
        <p>{lockedWords(gate, what, promise)}</p>
        <p className={cx('mt-0.5 font-mono text-small break-words', colour)}>{gate.missing.join(' ')}</p>
      </div>
      <AskButton gate={gate} tone={on ? 'primary' : 'secondary'} />
    </div>
  )
}
