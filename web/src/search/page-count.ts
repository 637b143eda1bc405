import { offsetAfter, type Page } from '../shared/read-page.ts'
import { furthestRow, pageRows } from './search.queries.ts'

/**
 * How many pages of one kind can be reached. `next` and the total decide, and Spotify ends at 1,000 results.
 * @param page that was read, counted from 1
 */
export function pageCount(found: Pick<Page<unknown>, 'came' | 'total' | 'next'>, page: number): number {
  const isMore = offsetAfter(found, (page - 1) * pageRows, pageRows) !== undefined
  return Math.min(isMore ? page + 1 : page, furthestRow / pageRows)
}
