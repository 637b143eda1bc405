import { Fragment, type ReactNode } from 'react'
import { cx } from '../shared/cx.ts'
import { useMedia } from '../shared/use-media.ts'
import { formatTime, isFailed, lanesOf, outcomeOf, shortPath } from './flow-model.ts'
import type { Step } from './read-flow.ts'

interface FlowTableProps {
  steps: readonly Step[]
  selectedId: string | undefined
  onSelect: (id: string | undefined) => void
  /** Drawn below the selected row. */
  detail: ReactNode
}

/** There the table has its four columns; narrower, the lanes stand below the message. */
const wide = '(width >= 48rem)'

/** The same messages as a table: for screen readers, and for phones, where four lanes have no room. */
export function FlowTable({ steps, selectedId, onSelect, detail }: FlowTableProps) {
  const isWide = useMedia(wide)
  return (
    <div data-pane className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
      <table className="w-full table-fixed text-left">
        <caption className="sr-only">Messages, oldest first</caption>
        <thead className="text-small text-muted">
          <tr>
            <th scope="col" className="w-auto px-2 py-2 font-normal">
              Message
            </th>
            {isWide && (
              <>
                <th scope="col" className="w-40 px-2 py-2 font-normal">
                  From, to
                </th>
                <th scope="col" className="w-32 px-2 py-2 font-normal">
                  Time
                </th>
              </>
            )}
            <th scope="col" className="w-30 px-2 py-2 text-right font-normal">
              Answer
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <Fragment key={step.id}>
              <TableRow step={step} isWide={isWide} isOpen={step.id === selectedId} onSelect={onSelect} />
              {step.id === selectedId && (
                <tr>
                  <td colSpan={isWide ? 4 : 2} className="px-2 pb-3">
                    {detail}
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface TableRowProps extends Pick<FlowTableProps, 'onSelect'> {
  step: Step
  isOpen: boolean
  isWide: boolean
}

function TableRow({ step, isOpen, isWide, onSelect }: TableRowProps) {
  const { from, to } = lanesOf(step)
  return (
    <tr className={cx('border-t border-line', isOpen && 'bg-accent/14')}>
      <td className="px-0 py-0">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => onSelect(isOpen ? undefined : step.id)}
          className="block min-h-11 w-full px-2 py-1.5 text-left -outline-offset-2"
        >
          <span className="block truncate font-mono text-small">
            {step.method} {shortPath(step.path)}
          </span>
          {!isWide && (
            <span className="block truncate text-small text-muted">
              {from} → {to}
            </span>
          )}
        </button>
      </td>
      {isWide && (
        <>
          <td className="truncate px-2 text-small text-muted">
            {from} → {to}
          </td>
          <td className="px-2 font-mono text-small text-muted">{formatTime(step.at)}</td>
        </>
      )}
      <td
        className={cx('truncate px-2 text-right font-mono text-small', isFailed(step) ? 'text-missing' : 'text-muted')}
      >
        {outcomeOf(step)}
      </td>
    </tr>
  )
}
