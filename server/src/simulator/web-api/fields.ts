import { isRecord } from '../../../contract/json.ts'
import type { Call } from './call.ts'
import { badRequest } from './errors.ts'

/** What to keep of an object, by member; an empty selection keeps all of the member. */
type Selection = Map<string, Selection>

/**
 * Answers with the members that `fields` names, as in `items(added_at,added_by.id),total`. Leaving out by `!` is not
 * simulated.
 * @throws {WebApiError} 400 for what can't be read
 */
export function selectFields({ query }: Call, value: unknown): unknown {
  return query.fields ? keep(value, parseFields(query.fields)) : value
}

function keep(value: unknown, selection: Selection): unknown {
  if (Array.isArray(value)) return value.map((each) => keep(each, selection))
  if (selection.size === 0 || !isRecord(value)) return value
  const kept = Object.entries(value).filter(([name]) => selection.has(name))
  return Object.fromEntries(kept.map(([name, member]) => [name, keep(member, selection.get(name) ?? new Map())]))
}

/** Deeper than any object goes. */
const deepest = 12

function parseFields(text: string): Selection {
  const tokens = text.replaceAll(/\s/g, '').match(/\w+|./gs) ?? []
  const selection: Selection = new Map()
  parseList(tokens, selection, deepest)
  if (tokens.length > 0) throw badRequest('Invalid fields')
  return selection
}

/** `list = path *("," path)` */
function parseList(tokens: string[], selection: Selection, depth: number): void {
  do parsePath(tokens, selection, depth)
  while (take(tokens, ','))
}

/** `path = name ["." path / "(" list ")"]` */
function parsePath(tokens: string[], selection: Selection, depth: number): void {
  const name = tokens.shift()
  if (depth === 0 || name === undefined || !/^\w+$/.test(name)) throw badRequest('Invalid fields')
  const inner = selection.get(name) ?? new Map()
  selection.set(name, inner)
  if (take(tokens, '.')) parsePath(tokens, inner, depth - 1)
  else if (take(tokens, '(')) {
    parseList(tokens, inner, depth - 1)
    if (!take(tokens, ')')) throw badRequest('Invalid fields')
  }
}

function take(tokens: string[], token: string): boolean {
  if (tokens[0] !== token) return false
  tokens.shift()
  return true
}
