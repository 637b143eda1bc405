import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { kindNames, type ThingKind } from '../catalogue/thing.ts'
import { api } from '../shared/api.ts'
import { readFound, readFoundOf } from './search-answer.ts'

/** Of each kind on the page of all kinds. */
export const glanceRows = 6

/** Results on a page of one kind: the most that Spotify gives to a client id in development mode. */
export const pageRows = 10

/** Spotify pages through this many results, and no further. */
export const furthestRow = 1000

const address = '/api/spotify/v1/search'
const staleTime = 5 * 60_000

/** An answer is kept for a while: going back to a search shows it at once. What is typed on is no longer waited for. */
export const searchQueries = {
  all: ['search'] as const,

  everything: (q: string) =>
    queryOptions({
      queryKey: [...searchQueries.all, 'everything', { q }] as const,
      queryFn: ({ signal }) =>
        api.get(address, { search: { q, type: kindNames, limit: glanceRows }, signal, read: readFound }),
      staleTime,
      placeholderData: keepPreviousData,
    }),

  /** @param page counted from 1 */
  ofKind: (q: string, kind: ThingKind, page: number) =>
    queryOptions({
      queryKey: [...searchQueries.all, 'kind', { q, kind, page }] as const,
      queryFn: ({ signal }) => {
        const search = { q, type: kind, limit: pageRows, offset: (page - 1) * pageRows }
        return api.get(address, { search, signal, read: readFoundOf(kind) })
      },
      staleTime,
      placeholderData: keepPreviousData,
    }),
}
