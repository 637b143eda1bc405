import type { QueryClient, QueryFilters } from '@tanstack/react-query'

/**
 * Reads again what a person sees of data that has changed. A read that is under way is ended first: it may have begun before
 * the change, and React Query would take the answer of a first read for the newest.
 */
export async function readAnew(client: QueryClient, filters: QueryFilters): Promise<void> {
  await client.cancelQueries(filters)
  await client.invalidateQueries(filters)
}
