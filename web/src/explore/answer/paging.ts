import { type OperationId, operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { type FormValues, readValues } from '../form-values.ts'
import { isList, isObject, type Json, type JsonObject, membersOf } from '../json.ts'

/** A page within an answer, with the ways on from it. */
export interface AnswerPage {
  /** Which page it is, where an answer has several: `tracks`. */
  label: string
  /** `1–20 of 42` */
  words: string
  next?: string
  previous?: string
}

/** The pages of an answer: the whole of it, or what it holds by name. */
export function pagesIn(answer: Json | undefined): AnswerPage[] {
  if (!isObject(answer)) return []
  if (isPage(answer)) return [pageOf(answer, '')]
  return membersOf(answer).flatMap(([name, value]) =>
    isObject(value) && isPage(value) ? [pageOf(value, String(name))] : [],
  )
}

function isPage(value: JsonObject): boolean {
  return isList(value.items) && 'next' in value
}

function pageOf(page: JsonObject, label: string): AnswerPage {
  const { next, previous } = page
  return {
    label,
    words: placeWords(page),
    ...(typeof next === 'string' && { next }),
    ...(typeof previous === 'string' && { previous }),
  }
}

function placeWords({ items, offset, total }: JsonObject): string {
  const count = isList(items) ? items.length : 0
  const all = typeof total === 'number' ? ` of ${total.toLocaleString('en')}` : ''
  if (count === 0) return `none${all}`
  if (typeof offset !== 'number') return `${count.toLocaleString('en')}${all}`
  return `${(offset + 1).toLocaleString('en')}–${(offset + count).toLocaleString('en')}${all}`
}

interface LinkedCall {
  id: OperationId
  values: FormValues
}

/** The call that a link of an answer stands for (`next`, `previous`, `href`), and the form that makes it. */
export function callOfLink(link: string): LinkedCall | undefined {
  const url = URL.parse(link, 'http://deck')
  const [, path] = /\/v1(\/.*)$/.exec(url?.pathname ?? '') ?? []
  if (!url || !path) return undefined
  const found = operationIds
    .filter((id) => operation(id).method === 'GET')
    .flatMap((id) => {
      const places = pathParametersIn(operation(id).path, path)
      return places ? [{ id, places }] : []
    })
    // `/me/player/queue` before anything that would take `queue` for an id.
    .toSorted((one, other) => Object.keys(one.places).length - Object.keys(other.places).length)[0]
  return found && { id: found.id, values: { ...readValues(found.id, url.search), ...found.places } }
}

/** What fills the `{places}` of a path; `undefined` where it is another path. */
function pathParametersIn(template: string, path: string): Record<string, string> | undefined {
  const [ours, theirs] = [template.split('/'), path.split('/')]
  if (ours.length !== theirs.length) return undefined
  const places: Record<string, string> = {}
  for (const [index, part] of ours.entries()) {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? []
    if (name) places[name] = decodeURIComponent(theirs[index] ?? '')
    else if (part !== theirs[index]) return undefined
  }
  return places
}
