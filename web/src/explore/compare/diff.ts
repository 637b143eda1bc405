import type { Difference, Mark } from '../answer/tree.ts'
import { isList, isObject, type Json, type JsonObject, pathTo, wrappers } from '../json.ts'

export interface Comparison extends Difference {
  /** Everything that either answer has, in one value. */
  merged: Json
  counts: Record<'fields' | 'rows', Record<Mark, number>>
}

/** Compares two answers. Entries of a list are matched by their ids, wherever they are in the list. */
export function compareJson(before: Json, after: Json): Comparison {
  const marks = new Map<string, Mark>()
  const was = new Map<string, Json>()
  const within = new Set<string>()
  const none = () => ({ added: 0, removed: 0, changed: 0 })
  const counts = { fields: none(), rows: none() }

  const addMark = (path: string, label: string | number, mark: Mark) => {
    marks.set(path, mark)
    counts[typeof label === 'number' ? 'rows' : 'fields'][mark] += 1
  }
  const merge = (one: Json, other: Json, path: string, label: string | number): Json => {
    if (isList(one) && isList(other)) return mergePairs(pairsOfLists(one, other), path).map(([, value]) => value)
    if (isObject(one) && isObject(other)) return Object.fromEntries(mergePairs(pairsOfObjects(one, other), path))
    if (JSON.stringify(one) === JSON.stringify(other)) return other
    addMark(path, label, 'changed')
    was.set(path, one)
    return other
  }
  const mergePairs = (pairs: readonly Pair[], parent: string): [string | number, Json][] => {
    const marked = marks.size
    const merged = pairs.map(({ label, one, other }): [string | number, Json] => {
      const path = pathTo(parent, label)
      if (one !== undefined && other !== undefined) return [label, merge(one, other, path, label)]
      addMark(path, label, one === undefined ? 'added' : 'removed')
      return [label, one ?? other ?? null]
    })
    if (marks.size > marked) within.add(parent)
    return merged
  }

  return { merged: merge(before, after, '', ''), marks, within, before: was, counts }
}

interface Pair {
  label: string | number
  one: Json | undefined
  other: Json | undefined
}

function pairsOfObjects(one: JsonObject, other: JsonObject): Pair[] {
  const names = [...Object.keys(other), ...Object.keys(one).filter((name) => !Object.hasOwn(other, name))]
  return names.map((label) => ({ label, one: one[label], other: other[label] }))
}

/** Removed entries come last, after the entries that the list has now. */
function pairsOfLists(one: readonly Json[], other: readonly Json[]): Pair[] {
  const [ones, others] = [keysOf(one), keysOf(other)]
  const byKey = ones && others ? new Map(ones.map((key, index) => [key, one[index]])) : undefined
  const now = other.map((value, index) => ({
    one: byKey ? byKey.get(others?.[index] ?? '') : one[index],
    other: value,
  }))
  const held = new Set(others)
  const gone = byKey ? one.filter((_, index) => !held.has(ones?.[index] ?? '')) : one.slice(other.length)
  return [...now, ...gone.map((value) => ({ one: value, other: undefined }))].map((pair, label) => ({ ...pair, label }))
}

/** The ids of the entries; `undefined` unless every entry has an id and no two are equal. */
function keysOf(list: readonly Json[]): string[] | undefined {
  const keys = list.map(keyOf)
  const named = keys.filter((key) => key !== undefined)
  return named.length === list.length && new Set(named).size === named.length ? named : undefined
}

function keyOf(value: Json): string | undefined {
  if (!isObject(value)) return undefined
  const own = value.id ?? value.uri
  if (typeof own === 'string') return own
  const inner = wrappers.map((name) => value[name]).find(isObject)
  return inner && keyOf(inner)
}
