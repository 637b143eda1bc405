import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { type RowRange, rowsAround, scrollToShow } from './row-range.ts'
import { scrollerOf } from './scroller.ts'
import { low, useMedia } from './use-media.ts'

interface WindowOptions {
  count: number
  /** The same for every row, in pixels. */
  rowHeight: number
  /** A row that stays in the document outside the window too: the row that has focus. */
  kept?: number | undefined
  /** Names the search and the order of the rows: once it changes, the first row is shown. */
  arranged?: string
}

interface Window<E> {
  /** The element that is as high as all rows together. */
  listRef: RefObject<E | null>
  /** The rows to draw. */
  indexes: readonly number[]
  /** The first and the last row in view. */
  range: RowRange
  /** Scrolls as little as brings the row into view. */
  show(index: number): void
}

/** Rows drawn above and below the view, so that scrolling does not show blank ones. */
const overscan = 8

/** The visible rows of a long list inside a scrolling panel. Rows of one height need no measuring, so this is all of it. */
export function useWindow<E extends HTMLElement>({ count, rowHeight, kept, arranged }: WindowOptions): Window<E> {
  const listRef = useRef<E>(null)
  const [range, setRange] = useState<RowRange>({ start: 0, end: 0 })
  const isLow = useMedia(low)
  useLayoutEffect(() => {
    const [list, scroller] = [listRef.current, screenScroller(listRef.current)]
    if (!list || !scroller) return
    let [top, height] = [0, 0]
    // No rectangles are read here: while rows come and go, that would have the browser compute styles once more a frame.
    const look = () => {
      const next = rowsAround(scroller.scrollTop - top, height, rowHeight, count)
      setRange((before) => (before.start === next.start && before.end === next.end ? before : next))
    }
    // Content above the list may change its height: a note appears, a title wraps, the width changes.
    const measure = () => {
      top = topOf(list, scroller)
      height = scroller.clientHeight
      look()
    }
    const observer = new ResizeObserver(measure)
    for (const element of [scroller, ...scroller.children]) observer.observe(element)
    scroller.addEventListener('scroll', look, { passive: true })
    measure()
    return () => {
      observer.disconnect()
      scroller.removeEventListener('scroll', look)
    }
  }, [count, rowHeight, isLow])
  const show = (index: number) => {
    const [list, scroller] = [listRef.current, screenScroller(listRef.current)]
    if (!list || !scroller) return
    scroller.scrollTop = scrollToShow(
      index * rowHeight + topOf(list, scroller),
      rowHeight,
      scroller,
      coveredOf(scroller),
    )
  }
  const lastArranged = useRef(arranged)
  useLayoutEffect(() => {
    if (lastArranged.current === arranged) return
    lastArranged.current = arranged
    show(0)
  }, [arranged])
  return { listRef, indexes: indexesOf(range, count, kept), range, show }
}

/** Pixels from the top of what scrolls to the top of the list. */
function topOf(list: HTMLElement, scroller: HTMLElement): number {
  return list.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
}

/** Pixels at the edges of what scrolls, below what sticks there. */
function coveredOf(scroller: HTMLElement): { top: number; bottom: number } {
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(scroller)
  return { top: Number.parseFloat(scrollPaddingTop) || 0, bottom: Number.parseFloat(scrollPaddingBottom) || 0 }
}

function screenScroller(list: HTMLElement | null): HTMLElement | null {
  return scrollerOf(list?.closest('main') ?? null)
}

function indexesOf({ start, end }: RowRange, count: number, kept: number | undefined): number[] {
  const from = Math.max(0, start - overscan)
  const to = Math.min(count - 1, end + overscan)
  const indexes = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  if (kept === undefined || kept >= count || (kept >= from && kept <= to)) return indexes
  return kept < from ? [kept, ...indexes] : [...indexes, kept]
}
