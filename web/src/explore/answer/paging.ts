import { countIn } from '@scopedeck/server/contract/answer-members.ts'
import { type OperationId, operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { parseUrl } from '../../shared/address.ts'
import { type FormValues, readValues } from '../form-values.ts'
import { isList, isObject, type Json, type JsonObject, membersOf } from '../json.ts'

/** A page in an answer, with its links. */
export interface AnswerPage {
  /** The member that holds the page, such as `tracks`; empty where the whole answer is one page. */
  label: string
  /** `1–20 of 42` */
  words: string
  next?: string
  previous?: string
}

/** The pages of an answer: the whole answer, or members of it. */
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
  const [from, of] = [countIn(offset), countIn(total)]
  const all = of === undefined ? '' : ` of ${of.toLocaleString('en')}`
  if (count === 0) return `none${all}`
  if (from === undefined) return `${count.toLocaleString('en')}${all}`
  return `${(from + 1).toLocaleString('en')}–${(from + count).toLocaleString('en')}${all}`
}

interface LinkedCall {
  id: OperationId
  values: FormValues
}

/** The call that a link in an answer (`next`, `previous`, `href`) leads to, with its values. */
export function callOfLink(link: string): LinkedCall | undefined {
  const url = parseUrl(link, 'http://app')
  const [, path] = /\/v1(\/.*)$/.exec(url?.pathname ?? '') ?? []
  if (!url || !path) return undefined
  const found = operationIds
    .filter((id) => operation(id).method === 'GET')
    .flatMap((id) => {
      const parameters = pathParametersIn(operation(id).path, path)
      return parameters ? [{ id, parameters }] : []
    })
    // `/me/player/queue` comes before any path in which `queue` would be an id.
    .toSorted((one, other) => Object.keys(one.parameters).length - Object.keys(other.parameters).length)[0]
  return found && { id: found.id, values: { ...readValues(found.id, url.search), ...found.parameters } }
}

/** The values of the `{parameters}` in a path; `undefined` if the path is not of this template. */
function pathParametersIn(template: string, path: string): Record<string, string> | undefined {
  const [ours, theirs] = [template.split('/'), path.split('/')]
  if (ours.length !== theirs.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [index, part] of ours.entries()) {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? []
    const value = name ? decoded(theirs[index] ?? '') : undefined
    if (name && value !== undefined) parameters[name] = value
    else if (part !== theirs[index]) return undefined
  }
  return parameters
}

/** `undefined` for text that no encoding makes: an answer may hold any link. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
