import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { cx } from '../../shared/cx.ts'
import type { Difference } from '../compare/diff.ts'
import type { Json } from '../json.ts'
import {
  findInTree,
  type IsOpen,
  isItem,
  isOpenAtFirst,
  type TreeMatch,
  type TreeRow,
  treeKey,
  treeRows,
} from './tree.ts'
import { TreeLine } from './tree-line.tsx'
import { TreePath, TreeTools } from './tree-tools.tsx'

interface JsonTreeProps {
  label: string
  value: Json
  /** What is opened before anybody opens or folds anything. */
  isOpen?: IsOpen
  /** What is marked, where two answers are compared; the rest is left out. */
  difference?: Difference
}

const lineHeight = 22

/** A JSON value as a tree that folds, is searched, and gives its paths. Only the lines in view are drawn. */
export function JsonTree({ label, value, isOpen = isOpenAtFirst, difference }: JsonTreeProps) {
  const box = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [all, setAll] = useState<boolean>()
  const [active, setActive] = useState('')
  const [find, setFind] = useState('')
  const wanted = useRef<'in view' | 'focused'>(undefined)
  // Drawn anew with every frame of scrolling; what does not change then is not made anew.
  const rows = useMemo(() => {
    const opens: IsOpen = (row) => chosen.get(row.path) ?? (row.depth > 0 ? all : undefined) ?? isOpen(row)
    return treeRows(value, opens, difference)
  }, [value, chosen, all, isOpen, difference])
  const matches = useMemo(() => findInTree(value, find), [value, find])
  const found = useMemo(() => new Set(matches.map(({ path }) => path)), [matches])
  const activeIndex = Math.max(
    0,
    rows.findIndex(({ path }) => path === active),
  )

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    getItemKey: (index) => rowKey(rows[index]),
    overscan: 12,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), activeIndex])].sort((a, b) => a - b),
  })

  useLayoutEffect(() => {
    if (!wanted.current) return
    virtualizer.scrollToIndex(activeIndex, { align: wanted.current === 'focused' ? 'auto' : 'center' })
    // The line may be drawn by this very scroll: take the focus there once it is.
    if (wanted.current === 'focused') {
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus())
    }
    wanted.current = undefined
  })
  const goToMatch = ({ path, within }: TreeMatch) => {
    wanted.current = 'in view'
    setChosen((map) => new Map([...map, ...within.map((each) => [each, true] as const)]))
    setActive(path)
  }
  const toggle = (path: string) => {
    const isOpened = rows.find((row) => row.path === path)?.kind === 'open'
    setChosen((map) => new Map(map).set(path, !isOpened))
    setActive(path)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const move = treeKey(rows, active, event.key, Math.floor((box.current?.clientHeight ?? 0) / lineHeight))
    if (!move) return
    event.preventDefault()
    if ('toggle' in move) return toggle(move.toggle)
    wanted.current = 'focused'
    setActive(move.active)
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <TreeTools
        find={find}
        onFind={setFind}
        matches={matches}
        active={active}
        onGoTo={goToMatch}
        onAll={(isOpened) => {
          setAll(isOpened)
          setChosen(new Map())
          setActive('')
        }}
      />
      <div ref={box} className="min-h-0 flex-1 overflow-y-auto">
        <div
          role="tree"
          aria-label={label}
          className="relative font-mono text-small"
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index]
            if (!row) return null
            return (
              <div
                key={key}
                role="none"
                data-index={index}
                ref={virtualizer.measureElement}
                className={cx('absolute inset-x-0', row.path === active && 'z-10')}
                style={{ transform: `translateY(${start}px)` }}
              >
                <TreeLine
                  row={row}
                  isActive={index === activeIndex}
                  isFound={found.has(row.path)}
                  before={difference?.before.get(row.path)}
                  onActivate={() => setActive(row.path)}
                  onToggle={() => toggle(row.path)}
                />
              </div>
            )
          })}
        </div>
      </div>
      <TreePath row={rows[activeIndex]} />
    </div>
  )
}

/** Opened or folded, it is the same line, and keeps the focus. */
function rowKey(row: TreeRow | undefined): string {
  return row && isItem(row) ? row.path : `${row?.kind} ${row?.path}`
}
