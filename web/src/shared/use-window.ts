import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

interface WindowOptions {
  count: number
  rowHeight: number
  /** A row that stays in the document outside the window too: the row that has focus. */
  kept?: number | undefined
}

interface Window<E> {
  /** The element that is as high as all rows together. */
  listRef: RefObject<E | null>
  virtualizer: Virtualizer<HTMLElement, HTMLElement>
}

/** The visible rows of a long list inside a scrolling panel. */
export function useWindow<E extends HTMLElement>({ count, rowHeight, kept }: WindowOptions): Window<E> {
  const listRef = useRef<E>(null)
  const [scrollMargin, setScrollMargin] = useState(0)
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count,
    estimateSize: () => rowHeight,
    getScrollElement: () => scrollerOf(listRef.current),
    overscan: 8,
    scrollMargin,
    rangeExtractor: (range: Range) => withKept(defaultRangeExtractor(range), kept, count),
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  // Content above the list may change its height: a note appears, a title wraps, the width changes.
  useLayoutEffect(() => {
    const [list, scroller] = [listRef.current, scrollerOf(listRef.current)]
    if (!list || !scroller) return
    const measure = () =>
      setScrollMargin(list.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop)
    const observer = new ResizeObserver(measure)
    for (const element of [scroller, ...scroller.children]) observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])
  return { listRef, virtualizer }
}

function scrollerOf(list: HTMLElement | null): HTMLElement | null {
  return list?.closest('main') ?? null
}

function withKept(indexes: number[], kept: number | undefined, count: number): number[] {
  if (kept === undefined || kept >= count || indexes.includes(kept)) return indexes
  return [...indexes, kept].sort((one, other) => one - other)
}
