import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { scrollerOf } from '../../shared/scroller.ts'

/** Rows that are being dragged: where the pointer is, and before which row they would go. */
export interface Drag {
  x: number
  y: number
  /** Index of the row, or the number of rows for the end. */
  before: number
}

interface DragOptions {
  listRef: RefObject<HTMLElement | null>
  rowHeight: number
  count: number
  onDrop: (before: number) => void
}

/** Pixels at the edges of the view where a drag scrolls, and how far in a frame. */
const edgePx = 56
const stepPx = 14

/** Dragging rows with a mouse, a pen or a finger, from their handle. Escape lets go of them. */
export function useDrag({ listRef, rowHeight, count, onDrop }: DragOptions) {
  const [drag, setDrag] = useState<Drag>()
  const drop = useRef(onDrop)
  useEffect(() => {
    drop.current = onDrop
  })
  const isDragging = drag !== undefined
  useEffect(() => {
    if (!isDragging) return undefined
    const over = new AbortController()
    const pointer = { x: drag.x, y: drag.y }
    const place = () => setDrag({ ...pointer, before: beforeAt(listRef.current, pointer.y, rowHeight, count) })
    const end = (isDropped: boolean) => {
      over.abort()
      setDrag(undefined)
      if (isDropped) drop.current(beforeAt(listRef.current, pointer.y, rowHeight, count))
    }
    const move = ({ clientX, clientY }: PointerEvent) => {
      Object.assign(pointer, { x: clientX, y: clientY })
      place()
    }
    const listen = { signal: over.signal }
    window.addEventListener('pointermove', move, listen)
    window.addEventListener('pointerup', () => end(true), listen)
    window.addEventListener('pointercancel', () => end(false), listen)
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      end(false)
    }
    window.addEventListener('keydown', onKey, { ...listen, capture: true })
    scrollAtEdges(listRef.current, pointer, place, over.signal)
    return () => over.abort()
    // The drag begins once; what moves is in `pointer`.
  }, [isDragging, listRef, rowHeight, count])
  const start = (event: ReactPointerEvent) => {
    if (event.button !== 0) return
    event.preventDefault()
    const { clientX: x, clientY: y } = event
    setDrag({ x, y, before: beforeAt(listRef.current, y, rowHeight, count) })
  }
  return { drag, start }
}

function beforeAt(list: HTMLElement | null, y: number, rowHeight: number, count: number): number {
  const top = list?.getBoundingClientRect().top ?? 0
  return Math.min(count, Math.max(0, Math.round((y - top) / rowHeight)))
}

function scrollAtEdges(
  list: HTMLElement | null,
  pointer: { y: number },
  onScroll: () => void,
  signal: AbortSignal,
): void {
  const scroller = scrollerOf(list?.closest('main') ?? null)
  if (!scroller) return
  const step = () => {
    if (signal.aborted) return
    const { top, bottom } = scroller.getBoundingClientRect()
    const direction = pointer.y < top + edgePx ? -1 : pointer.y > bottom - edgePx ? 1 : 0
    if (direction !== 0) {
      scroller.scrollTop += direction * stepPx
      onScroll()
    }
    requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
}
