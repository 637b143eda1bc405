import { recordIn } from '@scopedeck/server/contract/answer-members.ts'
import { kindNames, readThing, type Thing, type ThingKind } from '../catalogue/thing.ts'
import { searchWords } from '../shared/find.ts'
import { readRecord } from '../shared/read-json.ts'
import { type Page, readPage } from '../shared/read-page.ts'

/** What was found, by kind. A kind is absent that was not asked for, and one whose list makes no sense. */
export type Found = Partial<Record<ThingKind, Page<Thing>>>

/** The answer of a search: a page for each kind. @throws {TypeError} for a body that is no object */
export function readFound(body: unknown): Found {
  const members = readRecord(body)
  const pages = kindNames.flatMap((kind): [ThingKind, Page<Thing>][] => {
    const list = recordIn(members[`${kind}s`])
    return Array.isArray(list.items) ? [[kind, readPage(list, (entry) => readThing(kind, entry))]] : []
  })
  return Object.fromEntries(pages)
}

/** One kind of what was found. @throws {TypeError} for an answer without a list of that kind */
export const readFoundOf =
  (kind: ThingKind) =>
  (body: unknown): Page<Thing> => {
    const page = readFound(body)[kind]
    if (!page) throw new TypeError(`The answer has no list of ${kind}s.`)
    return page
  }

/** Whether nothing of any kind was found. */
export const isNothing = (found: Found): boolean => kindNames.every((kind) => !found[kind]?.rows.length)

/** How well a name answers a search: the whole name is best, its beginning is next. */
function fit(name: string, query: string): number {
  const [words, asked] = [searchWords(name), searchWords(query)]
  if (words.join(' ') === asked.join(' ')) return 2
  return asked.length > 0 && words.join(' ').startsWith(asked.join(' ')) ? 1 : 0
}

/**
 * The one thing that a search most likely meant. Spotify does not say it, so it is the first of a kind whose name fits best;
 * among equals the order of the kinds decides.
 */
export function topResult(found: Found, query: string): Thing | undefined {
  const firsts = kindNames.flatMap((kind) => found[kind]?.rows[0] ?? [])
  const best = Math.max(0, ...firsts.map(({ name }) => fit(name, query)))
  return firsts.find(({ name }) => fit(name, query) === best)
}
