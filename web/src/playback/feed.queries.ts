import { queryOptions, skipToken, useQuery } from '@tanstack/react-query'
import type { Bulletin } from './bulletin.ts'

/** How news of playback comes, and what is wrong with it. */
export type Feed = Omit<Bulletin, 'observed'>

export const feedQuery = queryOptions<Feed>({
  queryKey: ['playback', 'feed'],
  queryFn: skipToken,
  gcTime: Number.POSITIVE_INFINITY,
})

/** Before anything was told it is on its way. */
const awaited: Feed = { mode: 'catching-up' }

export function useFeed(): Feed {
  return useQuery(feedQuery).data ?? awaited
}
