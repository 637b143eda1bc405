import { isRecord } from '../../../contract/json.ts'
import type { Call } from './call.ts'
import { badRequest } from './errors.ts'

/** What a list says of the members of an object, by their names; an empty one keeps them all. */
type Selection = Map<string, Choice>

interface Choice {
  /** With nothing inside: the member goes. Otherwise only what is named inside goes. */
  isExcluded: boolean
  inside: Selection
}

/**
 * Answers with the members that `fields` names, as in `items(added_at,added_by.id),total`. With `!` before a name its
 * list keeps all but the names that have one, as in `items(track(name,album(!name,href)))`.
 * @throws {WebApiError} 400 for what can't be read
 */
export function selectFields({ query }: Call, value: unknown): unknown {
  return query.fields ? keep(value, parseFields(query.fields)) : value
}

function keep(value: unknown, selection: Selection): unknown {
  if (Array.isArray(value)) return value.map((each) => keep(each, selection))
  if (selection.size === 0 || !isRecord(value)) return value
  const excludes = [...selection.values()].some(({ isExcluded }) => isExcluded)
  const kept = Object.entries(value).flatMap(([name, member]) => {
    const choice = selection.get(name)
    if (!choice) return excludes ? [[name, member]] : []
    return choice.isExcluded && choice.inside.size === 0 ? [] : [[name, keep(member, choice.inside)]]
  })
  return Object.fromEntries(kept)
}

/** Deeper than any object goes. */
const deepest = 12

function parseFields(text: string): Selection {
  const tokens = text.replaceAll(/\s/g, '').match(/\w+|./gs) ?? []
  const selection: Selection = new Map()
  parseList(tokens, selection, deepest, false)
  if (tokens.length > 0) throw badRequest('Invalid fields')
  return selection
}

/** `list = path *("," path)` */
function parseList(tokens: string[], selection: Selection, depth: number, isExcluded: boolean): void {
  do parsePath(tokens, selection, depth, take(tokens, '!') || isExcluded)
  while (take(tokens, ','))
}

/** `path = ["!"] name ["." path / "(" list ")"]`, where the `!` is read already */
function parsePath(tokens: string[], selection: Selection, depth: number, isExcluded: boolean): void {
  const name = tokens.shift()
  if (depth === 0 || name === undefined || !/^\w+$/.test(name)) throw badRequest('Invalid fields')
  const choice = selection.get(name) ?? { isExcluded, inside: new Map() }
  selection.set(name, choice)
  if (take(tokens, '.')) parsePath(tokens, choice.inside, depth - 1, take(tokens, '!') || isExcluded)
  else if (take(tokens, '(')) {
    parseList(tokens, choice.inside, depth - 1, isExcluded)
    if (!take(tokens, ')')) throw badRequest('Invalid fields')
  }
}

function take(tokens: string[], token: string): boolean {
  if (tokens[0] !== token) return false
  tokens.shift()
  return true
}
