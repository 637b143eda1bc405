import { Ban, Check, CircleDashed, type LucideIcon, Minus, Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../cx.ts'

/** Each state has its own shape, because colour alone is not accessible. */
const scopeStates = {
  granted: { icon: Check, word: 'granted', chip: 'bg-granted/12 text-granted', text: 'text-granted' },
  missing: { icon: Plus, word: 'missing', chip: 'bg-missing/12 text-missing', text: 'text-missing' },
  conditional: {
    icon: CircleDashed,
    word: 'depends',
    chip: 'bg-conditional/12 text-conditional',
    text: 'text-conditional',
  },
  'not-needed': { icon: Minus, word: 'not needed', chip: 'bg-text/6 text-muted', text: 'text-muted' },
  denied: { icon: X, word: 'denied', chip: 'bg-denied/10 text-denied', text: 'text-denied' },
  gone: { icon: Ban, word: 'gone', chip: 'bg-text/6 text-muted line-through', text: 'text-faint' },
} as const satisfies Record<string, { icon: LucideIcon; word: string; chip: string; text: string }>
export type ScopeState = keyof typeof scopeStates

interface ScopeChipProps {
  state: ScopeState
  /** The text of the chip, mostly the name of a scope; the word of the state when left out. */
  children?: ReactNode
  /** Without its colour; the shape tells the state. */
  isQuiet?: boolean
  className?: string
}

/** A scope or a call, with its state in the grant. */
export function ScopeChip({ state, children, isQuiet = false, className }: ScopeChipProps) {
  const { icon: Shape, word, chip } = scopeStates[state]
  return (
    <span
      className={cx(
        'inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-panel px-2.5 py-0.5 text-left font-mono text-small',
        isQuiet ? 'bg-text/6 text-muted' : chip,
        className,
      )}
    >
      <Shape size={14} strokeWidth={2} aria-hidden className="shrink-0" />
      {children && <span className="sr-only">{word}: </span>}
      <span className="min-w-0 wrap-anywhere">{children ?? word}</span>
    </span>
  )
}

/** The shape of a state without text; screen readers read `word`, or the usual word of the state. */
export function ScopeMark({ state, word }: { state: ScopeState; word?: string }) {
  const { icon: Shape, word: usual, text } = scopeStates[state]
  return (
    <span className={text}>
      <Shape size={16} strokeWidth={2} aria-hidden />
      <span className="sr-only">{word ?? usual}</span>
    </span>
  )
}
