import { Pin, PinOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { cx } from '../../shared/cx.ts'
import type { NodeId } from './scope-map.ts'
import type { MapState } from './use-map.ts'

interface MapNodeProps {
  id: NodeId
  map: MapState
  top: number
  height: number
  isLit: boolean
  /** Where a press leads; a row without an address is pinned by it. */
  to?: string | undefined
  /** The sides on which lines end. */
  ends: readonly ('left' | 'right')[]
  /** The name of the row, for its pin. */
  name: string
  /** The node to which Tab leads. */
  isTabStop: boolean
  children: ReactNode
}

/** One row of the map. A press opens what it names; its pin, or Space, keeps its way lit. */
export function MapNode({ id, map, top, height, isLit, to, ends, name, isTabStop, children }: MapNodeProps) {
  const isPinned = map.pinned === id
  const isChosen = map.lit.includes(id)
  const togglePin = () => map.pin(isPinned ? undefined : id)
  const looks = cx(
    'flex h-full w-full min-w-0 items-center gap-2.5 px-2 text-left -outline-offset-2 transition-colors duration-140',
    isChosen
      ? 'rounded-control bg-accent/14 text-text'
      : isLit
        ? 'bg-accent/8 text-text'
        : map.lit.length > 0
          ? 'text-faint'
          : 'text-muted',
  )
  const own = {
    'data-node': id,
    className: looks,
    tabIndex: isTabStop ? 0 : -1,
    onFocus: () => map.focus(id),
  }
  return (
    <li
      className="group absolute inset-x-0"
      style={{ top, height }}
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && map.rest(id)}
    >
      {to === undefined ? (
        <button type="button" aria-expanded={isPinned} onClick={togglePin} {...own}>
          {children}
        </button>
      ) : (
        <Link to={to} {...own}>
          {children}
        </Link>
      )}
      {ends.map((side) => (
        <span
          key={side}
          aria-hidden
          className={cx(
            'absolute top-1/2 size-1.5 -translate-y-1/2 rounded-full',
            side === 'left' ? '-left-0.75' : '-right-0.75',
            isLit ? 'bg-accent' : 'bg-faint',
          )}
        />
      ))}
      {to !== undefined && (
        <button
          type="button"
          tabIndex={-1}
          aria-pressed={isPinned}
          aria-label={`Keep ${name} lit`}
          onClick={togglePin}
          className={cx(
            'absolute top-1/2 right-1.5 grid size-6 -translate-y-1/2 place-items-center rounded-control bg-panel text-muted opacity-0 transition-opacity duration-140 group-hover:opacity-100 group-focus-within:opacity-100 hover:text-text focus-visible:opacity-100',
            isPinned && 'text-accent opacity-100',
          )}
        >
          {isPinned ? <PinOff size={14} aria-hidden /> : <Pin size={14} aria-hidden />}
        </button>
      )}
    </li>
  )
}
