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
