import { ChevronRight } from 'lucide-react'
import { cx } from '../../shared/cx.ts'
import { isList, type Json } from '../json.ts'
import { foldedWords, type Mark, nameIn, type TreeRow } from './tree.ts'
import { isNumber, textOf } from './wire-numbers.ts'

interface TreeLineProps {
  row: TreeRow
  isActive: boolean
  isFound: boolean
  before: Json | undefined
  onActivate: () => void
  onToggle: () => void
}

const markLooks: Record<Mark, { sign: string; word: string; line: string }> = {
  added: { sign: '+', word: 'added', line: 'bg-granted/12' },
  removed: { sign: '−', word: 'removed', line: 'bg-denied/10' },
  changed: { sign: '~', word: 'changed', line: 'bg-missing/12' },
}

/** One line of the tree. Closing brackets and lines of neighbours that are left out are hidden from screen readers. */
export function TreeLine({ row, isActive, isFound, before, onActivate, onToggle }: TreeLineProps) {
  const { kind, depth, value, mark, position, siblings } = row
  const looks = cx(
    'flex w-full py-0.5 pr-2 leading-4.5 break-all -outline-offset-2',
    mark && markLooks[mark].line,
    isFound && 'bg-accent/14',
  )
  const indent = { paddingLeft: `${depth * 14 + 4}px` }
  if (kind === 'end' || kind === 'same') {
    return (
      <div aria-hidden className={looks} style={indent}>
        <span className="pl-4 text-muted">
          {kind === 'same' ? `… ${value} the same` : `${isList(value) ? ']' : '}'}${comma(row)}`}
        </span>
      </div>
    )
  }
  const folds = kind !== 'leaf'
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree listens to the keys for all its lines.
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-posinset={position}
      aria-setsize={siblings}
      {...(folds ? { 'aria-expanded': kind === 'open' } : {})}
      tabIndex={isActive ? 0 : -1}
      onFocus={onActivate}
      onClick={folds ? onToggle : onActivate}
      className={cx(looks, folds && 'cursor-pointer hover:bg-text/5', isActive && !mark && !isFound && 'bg-text/5')}
      style={indent}
    >
      <span aria-hidden className="w-4 shrink-0 pt-0.5 text-muted">
        {folds && <ChevronRight size={14} className={cx('transition-transform', kind === 'open' && 'rotate-90')} />}
      </span>
      <span className={cx('min-w-0', mark === 'removed' && 'line-through decoration-denied/60')}>
        {mark && <MarkSign mark={mark} />}
        {typeof row.label === 'string' && (
          <>
            <span className="font-semibold text-text">"{row.label}"</span>
            <span className="text-muted">: </span>
          </>
        )}
        <Value row={row} />
        {before !== undefined && <span className="text-muted"> was {short(textOf(before))}</span>}
      </span>
    </div>
  )
}

function MarkSign({ mark }: { mark: Mark }) {
  return (
    <>
      <span aria-hidden className="mr-1 inline-block w-2 font-semibold">
        {markLooks[mark].sign}
      </span>
      <span className="sr-only">{markLooks[mark].word}: </span>
    </>
  )
}

/** A comma, where another member follows. */
function comma({ depth, position, siblings }: TreeRow): string {
  return depth > 0 && position < siblings ? ',' : ''
}

function Value({ row }: { row: TreeRow }) {
  const { kind, value } = row
  if (kind === 'open') return <span className="text-muted">{isList(value) ? '[' : '{'}</span>
  if (kind === 'folded') {
    return (
      <>
        <span className="text-muted">{`${foldedWords(value)}${comma(row)}`}</span>
        <span className="pl-2 font-sans">{nameIn(value)}</span>
      </>
    )
  }
  return (
    <>
      <span className={colorOf(value)}>{short(textOf(value))}</span>
      <span className="text-muted">{comma(row)}</span>
    </>
  )
}

function colorOf(value: Json): string {
  if (isNumber(value)) return 'text-conditional'
  if (typeof value === 'string') return 'text-granted'
  return typeof value === 'boolean' ? 'text-missing' : 'text-muted'
}

/** A very long text would fill the tree. “Value” below the tree copies all of it. */
function short(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)}…` : text
}
