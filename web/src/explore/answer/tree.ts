import { matchesAll, searchWords } from '../../shared/find.ts'
import { movedTo } from '../../shared/roving.ts'
import type { Difference, Mark } from '../compare/diff.ts'
import { isList, isObject, type Json, membersOf, pathTo, wrappers } from '../json.ts'

/** A line of a JSON tree. `end` is the closing bracket of what is open, `same` stands for what is left out: no items. */
export interface TreeRow {
  kind: 'leaf' | 'open' | 'folded' | 'end' | 'same'
  path: string
  parent: string | undefined
  depth: number
  label: string | number | undefined
  value: Json
  /** From 1, among `siblings`. */
  position: number
  siblings: number
  mark?: Mark | undefined
}

export type IsOpen = (row: Pick<TreeRow, 'path' | 'depth' | 'label' | 'value'>) => boolean

/**
 * The lines to draw, top to bottom; what is folded is not looked into.
 * @param difference what is marked, where two answers are compared: only that, and the way to it, is drawn
 */
export function treeRows(value: Json, isOpen: IsOpen, difference?: Difference): TreeRow[] {
  const rows: TreeRow[] = []
  const { marks, within } = difference ?? {}
  const isLeftOut = ({ path, mark }: Pick<TreeRow, 'path' | 'mark'>) => within && !mark && !within.has(path)
  const visit = (row: Omit<TreeRow, 'kind'>) => {
    const members = membersOf(row.value)
    if (members.length === 0) return void rows.push({ ...row, kind: 'leaf' })
    if (!isOpen(row)) return void rows.push({ ...row, kind: 'folded' })
    rows.push({ ...row, kind: 'open' })
    for (const [index, [label, member]] of members.entries()) {
      const path = pathTo(row.path, label)
      const place = { position: index + 1, siblings: members.length, depth: row.depth + 1 }
      const mark = marks?.get(path) ?? inherited(row.mark)
      const child = { ...place, path, parent: row.path, label, value: member, mark }
      if (isLeftOut(child)) leaveOut(rows, child)
      else visit(child)
    }
    rows.push({ ...row, kind: 'end' })
  }
  const mark = marks?.get('')
  visit({ path: '', parent: undefined, depth: 0, label: undefined, value, position: 1, siblings: 1, mark })
  return rows
}

/** One line stands for all neighbours that are left out; its value is their number. */
function leaveOut(rows: TreeRow[], row: Omit<TreeRow, 'kind'>): void {
  const last = rows.at(-1)
  if (last?.kind === 'same' && last.parent === row.parent) last.value = Number(last.value) + 1
  else rows.push({ ...row, kind: 'same', value: 1 })
}

/** All of what was added was added; of what was changed, only what says so. */
function inherited(mark: Mark | undefined): Mark | undefined {
  return mark === 'changed' ? undefined : mark
}

/** At first one sees the whole, its lists, and the first thing in each. */
export const isOpenAtFirst: IsOpen = ({ depth, label }) => depth < 2 || (depth === 2 && label === 0)

/** What stands for something folded: itself where it is short, else how much it holds. */
export function foldedWords(value: Json): string {
  const text = JSON.stringify(value).replaceAll('":', '": ').replaceAll(',"', ', "')
  if (text.length <= 40) return isObject(value) ? `{ ${text.slice(1, -1)} }` : text
  const count = membersOf(value).length
  return isList(value) ? `[ … ${count} ]` : `{ … ${count} }`
}

/** What a thing is called, so that a folded one can be told from the next; also through the wrapper of a saved one. */
export function nameIn(value: Json): string | undefined {
  if (!isObject(value)) return undefined
  const own = value.name ?? value.display_name
  if (typeof own === 'string') return own
  const inner = wrappers.map((name) => value[name]).find(isObject)
  return inner && nameIn(inner)
}

/** What one moves to. */
export function isItem({ kind }: TreeRow): boolean {
  return kind !== 'end' && kind !== 'same'
}

/** What a key does in a tree: another line is active, or the active one opens or folds (ARIA APG, tree view). */
export function treeKey(rows: readonly TreeRow[], active: string, key: string, inView: number): TreeMove | undefined {
  const items = rows.filter(isItem)
  const index = Math.max(
    0,
    items.findIndex(({ path }) => path === active),
  )
  const row = items[index]
  if (!row) return undefined
  if (key === 'ArrowRight')
    return row.kind === 'folded' ? { toggle: row.path } : goTo(row.kind === 'open' && items[index + 1])
  if (key === 'ArrowLeft')
    return row.kind === 'open' ? { toggle: row.path } : goTo(items.find(({ path }) => path === row.parent))
  if (key === 'Enter' || key === ' ') return row.kind === 'leaf' ? undefined : { toggle: row.path }
  const next = movedTo(key, index, items.length, inView)
  return next === undefined ? undefined : goTo(items[next])
}

type TreeMove = { active: string } | { toggle: string }

function goTo(row: TreeRow | false | undefined): TreeMove | undefined {
  return row ? { active: row.path } : undefined
}

export interface TreeMatch {
  path: string
  /** The paths of what it stands in, outermost first. */
  within: readonly string[]
}

/** More than anybody steps through; a search must not take longer the more it finds. */
const mostMatches = 1000

/** The lines whose name or value has every word, top to bottom. */
export function findInTree(value: Json, find: string): TreeMatch[] {
  const words = searchWords(find)
  if (words.length === 0) return []
  const matches: TreeMatch[] = []
  const visit = (member: Json, label: string | number, path: string, within: readonly string[]) => {
    if (matches.length >= mostMatches) return
    const members = membersOf(member)
    const text = members.length > 0 ? '' : String(member)
    if (matchesAll(`${typeof label === 'string' ? label : ''} ${text}`, words)) matches.push({ path, within })
    for (const [name, child] of members) visit(child, name, pathTo(path, name), [...within, path])
  }
  for (const [name, child] of membersOf(value)) visit(child, name, pathTo('', name), [''])
  return matches
}
