import { type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import { movedTo } from '../shared/roving.ts'

export interface Roving {
  /** Around all rows. */
  ref: RefObject<HTMLDivElement | null>
  /** Moves between the rows with the arrow keys, Page Up and Down, Home and End. Up from the first row leaves the list. */
  onKeyDown(event: KeyboardEvent): void
  /** Takes the focus to the first row. */
  enter(): void
  /** Whether this row is the one that the Tab key reaches. */
  isActive(key: string): boolean
  activate(key: string): void
}

const rowsInView = 5

/**
 * One list of rows over several sections. It is one tab stop; a row is focused at its element marked `data-main`.
 * @param keys of all rows, in the order in which they are drawn
 * @param onLeave is called when a person leaves it upwards
 */
export function useRoving(keys: readonly string[], onLeave: () => void): Roving {
  const ref = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState('')
  const active = keys.includes(chosen) ? chosen : keys[0]
  const mains = () => [...(ref.current?.querySelectorAll<HTMLElement>('[data-main]') ?? [])]
  return {
    ref,
    onKeyDown(event) {
      const all = mains()
      const row = event.target instanceof Element ? event.target.closest('li') : null
      const at = all.findIndex((main) => row?.contains(main))
      const next = at < 0 ? undefined : movedTo(event.key, at, all.length, rowsInView)
      if (next === undefined) return
      event.preventDefault()
      if (event.key === 'ArrowUp' && at === 0) onLeave()
      else all[next]?.focus()
    },
    enter: () => mains()[0]?.focus(),
    isActive: (key) => key === active,
    activate: setChosen,
  }
}
