import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'
import { cx } from '../../shared/cx.ts'
import type { Json } from '../json.ts'
import { isItem, type TreeMatch, type TreeRow, treeKey } from './tree.ts'
import { TreeLine } from './tree-line.tsx'
import { TreePath, TreeTools } from './tree-tools.tsx'
import { type Tree, type TreeValue, useTree } from './use-tree.ts'

const lineHeight = 22

/** A JSON value as a tree: it folds, can be searched, and shows the path of a line. */
export function JsonTree({ label, ...props }: TreeValue & { label: string }) {
  const box = useRef<HTMLDivElement>(null)
  const tree = useTree(props)
  const { rows, activeIndex } = tree
  const virtualizer = useLinesInView(rows, activeIndex, box)
  const reveal = useReveal(virtualizer, activeIndex, box)
  const goToMatch = (match: TreeMatch) => {
    reveal('in view')
    tree.goTo(match)
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <TreeTools tree={tree} onGoTo={goToMatch} />
      <div ref={box} className="min-h-0 flex-1 overflow-y-auto">
        <div
          role="tree"
          aria-label={label}
          className="relative font-mono text-small"
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={(event) => pressKey(event, tree, box.current?.clientHeight ?? 0, reveal)}
        >
          {virtualizer.getVirtualItems().map(({ index, key, start }) => (
            <PlacedLine
              key={key}
              tree={tree}
              index={index}
              start={start}
              before={props.difference?.before}
              measure={virtualizer.measureElement}
            />
          ))}
        </div>
      </div>
      <TreePath row={rows[activeIndex]} />
    </div>
  )
}

/** Only the lines in view are drawn, and the active line, so that it keeps the focus. */
function useLinesInView(rows: readonly TreeRow[], activeIndex: number, box: RefObject<HTMLDivElement | null>) {
  return useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    getItemKey: (index) => rowKey(rows[index]),
    overscan: 12,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), activeIndex])].sort((a, b) => a - b),
  })
}

/** The key of a line stays the same when it opens or folds, so that the line keeps the focus. */
function rowKey(row: TreeRow | undefined): string {
  return row && isItem(row) ? row.path : `${row?.kind} ${row?.path}`
}

type Reveal = (how: 'in view' | 'focused') => void

/** @returns a function that scrolls to the active line once React has drawn again, and gives it the focus if wanted */
function useReveal(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  activeIndex: number,
  box: RefObject<HTMLDivElement | null>,
): Reveal {
  const wanted = useRef<Parameters<Reveal>[0]>(undefined)
  useLayoutEffect(() => {
    if (!wanted.current) return
    virtualizer.scrollToIndex(activeIndex, { align: wanted.current === 'focused' ? 'auto' : 'center' })
    // The scroll may draw the line only now, so the focus waits for the next frame.
    if (wanted.current === 'focused') {
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus())
    }
    wanted.current = undefined
  })
  return (how) => {
    wanted.current = how
  }
}

/** @param height of the tree in pixels: Page Up and Page Down move by as many lines as are in view */
function pressKey(event: KeyboardEvent, tree: Tree, height: number, reveal: Reveal): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  const move = treeKey(tree.rows, tree.active, event.key, Math.floor(height / lineHeight))
  if (!move) return
  event.preventDefault()
  if ('toggle' in move) tree.toggle(move.toggle)
  else {
    reveal('focused')
    tree.activate(move.active)
  }
}

interface PlacedLineProps {
  tree: Tree
  index: number
  /** Pixels from the top of the tree. */
  start: number
  before: ReadonlyMap<string, Json> | undefined
  measure: (element: HTMLElement | null) => void
}

function PlacedLine({ tree, index, start, before, measure }: PlacedLineProps) {
  const row = tree.rows[index]
  if (!row) return null
  return (
    <div
      role="none"
      data-index={index}
      ref={measure}
      className={cx('absolute inset-x-0', row.path === tree.active && 'z-10')}
      style={{ transform: `translateY(${start}px)` }}
    >
      <TreeLine
        row={row}
        isActive={index === tree.activeIndex}
        isFound={tree.found.has(row.path)}
        before={before?.get(row.path)}
        onActivate={() => tree.activate(row.path)}
        onToggle={() => tree.toggle(row.path)}
      />
    </div>
  )
}
