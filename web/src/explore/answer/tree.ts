import { matchesAll, searchWords } from '../../shared/find.ts'
import { movedTo } from '../../shared/roving.ts'
import { isList, isObject, type Json, membersOf, pathTo, wrappers } from '../json.ts'
import { isNumber, textOf } from './wire-numbers.ts'

export type Mark = 'added' | 'removed' | 'changed'

/** The marks of two answers that are compared. Paths are those of the merged value. */
export interface Difference {
  /** An object or list that is added or removed has one mark, and its members have none. */
  marks: ReadonlyMap<string, Mark>
  /** The paths of the objects and lists that contain a mark. */
  within: ReadonlySet<string>
  /** The former values, by the paths of changed values. */
  before: ReadonlyMap<string, Json>
}

/**
 * A line of a JSON tree. `end` is the closing bracket of an open line, and `same` stands for neighbours that are left out.
 * These two are no items of the tree: the focus passes over them.
 */
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
 * The lines to draw, top to bottom, without the members of folded values.
 * @param difference of two answers that are compared: only marked values are drawn, and the values around them
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

/** Neighbours that are left out share one line, whose value is their number. */
function leaveOut(rows: TreeRow[], row: Omit<TreeRow, 'kind'>): void {
  const last = rows.at(-1)
  if (last?.kind === 'same' && last.parent === row.parent) last.value = Number(last.value) + 1
  else rows.push({ ...row, kind: 'same', value: 1 })
}

/** The members of an added object are added too. The members of a changed value have marks of their own. */
function inherited(mark: Mark | undefined): Mark | undefined {
  return mark === 'changed' ? undefined : mark
}

/** Open at first are the whole answer, its members, and the first entry of each list. */
export const isOpenAtFirst: IsOpen = ({ depth, label }) => depth < 2 || (depth === 2 && label === 0)

/** The text of a folded value: the value itself where that is short, else the number of its members. */
export function foldedWords(value: Json): string {
  const text = textOf(value).replaceAll('":', '": ').replaceAll(',"', ', "')
  if (text.length <= 40) return isObject(value) ? `{ ${text.slice(1, -1)} }` : text
  const count = membersOf(value).length
  return isList(value) ? `[ … ${count} ]` : `{ … ${count} }`
}

/** The name in an object, or in the resource that it wraps, so that folded entries can be told apart. */
export function nameIn(value: Json): string | undefined {
  if (!isObject(value)) return undefined
  const own = value.name ?? value.display_name
  if (typeof own === 'string') return own
  const inner = wrappers.map((name) => value[name]).find(isObject)
  return inner && nameIn(inner)
}

/** Whether the line can have the focus. */
export function isItem({ kind }: TreeRow): boolean {
  return kind !== 'end' && kind !== 'same'
}

/** What a key does in a tree: it activates another line, or opens or folds the active line (ARIA APG, tree view). */
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
  /** The paths of the objects and lists that contain it, outermost first. */
  within: readonly string[]
}

/** Nobody steps through more, and the limit keeps a search for one letter fast. */
const mostMatches = 1000

/** The values whose name or text has every word of the search, top to bottom. */
export function findInTree(value: Json, find: string): TreeMatch[] {
  const words = searchWords(find)
  if (words.length === 0) return []
  const matches: TreeMatch[] = []
  const visit = (member: Json, label: string | number, path: string, within: readonly string[]) => {
    if (matches.length >= mostMatches) return
    const members = membersOf(member)
    const text = members.length > 0 ? '' : isNumber(member) ? textOf(member) : String(member)
    if (matchesAll(`${typeof label === 'string' ? label : ''} ${text}`, words)) matches.push({ path, within })
    for (const [name, child] of members) visit(child, name, pathTo(path, name), [...within, path])
  }
  for (const [name, child] of membersOf(value)) visit(child, name, pathTo('', name), [''])
  return matches
}
