import { offsetAfter, type Page } from '../read-page.ts'
import { type PageEnd, pageSize } from './pages.ts'

/** One page of rows. A row that Spotify left out has none. */
export interface RowPage<Row> extends PageEnd {
  at: readonly (Row | undefined)[]
}

/** @param offset of the first entry @param limit how many at most */
type LoadEntries<Row> = (offset: number, limit: number) => Promise<Page<Row>>

/**
 * Reads the rows of a page. Spotify may answer with fewer entries than asked for: it goes on where `next` says, and where
 * `next` leads over entries that did not come, Spotify has left them out.
 * @param start the offset of the first row
 * @param first the answer for the first rows of the page, where it is there already
 */
export async function readRowPage<Row>(
  start: number,
  load: LoadEntries<Row>,
  first?: Page<Row>,
): Promise<RowPage<Row>> {
  const end = start + pageSize
  const at: (Row | undefined)[] = []
  let answer = first
  let offset: number | undefined = start
  let isLast = false
  while (offset !== undefined && offset < end) {
    answer ??= await load(offset, end - offset)
    const next = offsetAfter(answer, offset, end - offset)
    at.push(...rowsOf(answer, offset, end, next))
    isLast = next === undefined && answer.came <= end - offset
    offset = next
    answer = undefined
  }
  return { at, rows: at.length, isLast }
}

/** The rows that an answer is about: up to `next`, or up to what came where nothing comes next. */
function rowsOf<Row>(
  { rows, came }: Page<Row>,
  offset: number,
  end: number,
  next: number | undefined,
): (Row | undefined)[] {
  const count = Math.min(next ?? offset + came, end) - offset
  return Array.from({ length: count }, (_, index) => rows[index])
}
