import { api } from '../shared/api.ts'
import { type PageEnd, pageSize } from '../shared/long-list/pages.ts'
import { offsetAfter, type Page, readPage } from '../shared/read-page.ts'
import { type Line, readLine } from './item.ts'

const webApi = '/api/spotify/v1'
export const addressOf = (id: string) => `${webApi}/playlists/${encodeURIComponent(id)}`

/** One page of lines. A row that Spotify left out has none. */
export interface LinePage extends PageEnd {
  lines: readonly (Line | undefined)[]
}

/** @param offset of the first entry of the page */
export const readLines = (offset: number) => (body: unknown) =>
  readPage(body, (entry, index) => readLine(entry, offset + index))

/** Several pages in one answer, the first of which begins at `offset`. */
export const readLinePages = (offset: number) => (body: unknown) => {
  if (!Array.isArray(body)) throw new TypeError('The answer is no list of pages.')
  return body.map((page, index) => readLines(offset + index * pageSize)(page))
}

/**
 * Reads the rows of a page. Spotify may answer with fewer entries than asked for: it goes on where `next` says, and where
 * `next` leads over rows that did not come, Spotify has left them out.
 * @param first the answer for the first entries of the page, where it is there already
 */
export async function readLinePage(
  id: string,
  page: number,
  signal: AbortSignal,
  first?: Page<Line>,
): Promise<LinePage> {
  const start = page * pageSize
  const end = start + pageSize
  const lines: (Line | undefined)[] = []
  let answer = first
  let offset: number | undefined = start
  let isLast = false
  while (offset !== undefined && offset < end) {
    answer ??= await readEntries(id, offset, end - offset, signal)
    const next = offsetAfter(answer, offset, end - offset)
    lines.push(...rowsOf(answer, offset, end, next))
    isLast = next === undefined && answer.came <= end - offset
    offset = next
    answer = undefined
  }
  return { lines, rows: lines.length, isLast }
}

function readEntries(id: string, offset: number, limit: number, signal: AbortSignal): Promise<Page<Line>> {
  const search = { limit, offset, additional_types: 'track,episode' }
  return api.get(`${addressOf(id)}/items`, { search, signal, read: readLines(offset) })
}

/**
 * The rows that an answer is about: up to `next`, or up to what came where nothing comes next. Where fewer came, nobody
 * knows which ones are left out, and the places of the others are a guess.
 */
function rowsOf(answer: Page<Line>, offset: number, end: number, next: number | undefined): (Line | undefined)[] {
  const { rows, came, total = offset + came } = answer
  const count = Math.min(next ?? offset + came, end) - offset
  const expected = next === undefined ? Math.min(total, end) - offset : count
  return Array.from({ length: count }, (_, index) => withPlace(rows[index], came >= expected))
}

function withPlace(line: Line | undefined, isPlaceSure: boolean): Line | undefined {
  return line && { ...line, isPlaceSure }
}
