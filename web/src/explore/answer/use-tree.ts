import { useMemo, useState } from 'react'
import type { Json } from '../json.ts'
import {
  type Difference,
  findInTree,
  type IsOpen,
  isOpenAtFirst,
  type TreeMatch,
  type TreeRow,
  treeRows,
} from './tree.ts'

export interface TreeValue {
  value: Json
  /** Which objects and lists are open before the person opens or folds one. */
  isOpen?: IsOpen
  /** Where two answers are compared: the marks. Lines without a difference are left out. */
  difference?: Difference
}

export interface Tree {
  rows: readonly TreeRow[]
  /** The path of the line that has the focus, or takes it next. */
  active: string
  activeIndex: number
  activate: (path: string) => void
  /** Opens or folds a line, and activates it. */
  toggle: (path: string) => void
  /** Opens or folds all lines but the first. */
  openAll: (isOpened: boolean) => void
  find: string
  setFind: (find: string) => void
  matches: readonly TreeMatch[]
  /** The paths of `matches`. */
  found: ReadonlySet<string>
  /** Opens the objects and lists around a match, and activates its line. */
  goTo: (match: TreeMatch) => void
}

/** What is open, found and active in a tree. */
export function useTree({ value, isOpen = isOpenAtFirst, difference }: TreeValue): Tree {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [all, setAll] = useState<boolean>()
  const [active, setActive] = useState('')
  const [find, setFind] = useState('')
  // Every frame of a scroll draws the tree. The lines and matches are computed again only when their inputs change.
  const rows = useMemo(() => {
    const opens: IsOpen = (row) => chosen.get(row.path) ?? (row.depth > 0 ? all : undefined) ?? isOpen(row)
    return treeRows(value, opens, difference)
  }, [value, chosen, all, isOpen, difference])
  const matches = useMemo(() => findInTree(value, find), [value, find])
  const found = useMemo(() => new Set(matches.map(({ path }) => path)), [matches])
  const toggle = (path: string) => {
    const isOpened = rows.find((row) => row.path === path)?.kind === 'open'
    setChosen((map) => new Map(map).set(path, !isOpened))
    setActive(path)
  }
  const openAll = (isOpened: boolean) => {
    setAll(isOpened)
    setChosen(new Map())
    setActive('')
  }
  const goTo = ({ path, within }: TreeMatch) => {
    setChosen((map) => new Map([...map, ...within.map((each) => [each, true] as const)]))
    setActive(path)
  }
  const activeIndex = Math.max(
    0,
    rows.findIndex(({ path }) => path === active),
  )
  return { rows, active, activeIndex, activate: setActive, toggle, openAll, find, setFind, matches, found, goTo }
}
