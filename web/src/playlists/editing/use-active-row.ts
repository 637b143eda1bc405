import { type RefObject, useEffect, useRef, useState } from 'react'
import type { RowId, RowList } from './edit-call.ts'

interface ActiveRow {
  /** The index of the row that has the tab stop. */
  active: number
  setActive: (index: number) => void
  /** Gives focus to a row that may not be drawn yet. */
  focusRow: (index: number) => void
  /** Called before keys move the active row: it keeps the focus at its new place. */
  followRow: () => void
}

/** The row of a grid with the focus, which goes with its song; where that song is removed, to the one in its place. */
export function useActiveRow(
  shown: RowList,
  listRef: RefObject<HTMLElement | null>,
  show: (index: number) => void,
): ActiveRow {
  const [last, setLast] = useState<{ id: RowId | undefined; index: number }>({ id: undefined, index: 0 })
  const isFollowing = useRef(false)
  const found = last.id === undefined ? -1 : shown.indexOf(last.id)
  const active = found >= 0 ? found : Math.max(0, Math.min(last.index, shown.length - 1))
  const setActive = (index: number) => setLast({ id: shown[index], index })
  const focusRow = (index: number) => {
    show(index)
    // The scroll may draw the row only now, so the focus waits for the next frame.
    requestAnimationFrame(() => listRef.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus())
  }
  useEffect(() => {
    const isLost = last.id !== undefined && found < 0 && document.activeElement === document.body
    if (isFollowing.current || isLost) focusRow(active)
    isFollowing.current = false
  }, [shown])
  return {
    active,
    setActive,
    focusRow: (index) => {
      setActive(index)
      focusRow(index)
    },
    followRow: () => {
      isFollowing.current = true
    },
  }
}
