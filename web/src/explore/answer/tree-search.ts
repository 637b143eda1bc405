import { matchesAll, searchWords } from '../../shared/find.ts'
import { type Json, membersOf, pathTo } from '../json.ts'

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
