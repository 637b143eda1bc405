import type { Profile } from '@scopedeck/server/contract/web-api.ts'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../shared/api.ts'

export const profileQueries = {
  /** The fields in it depend on the grant, and so does the key. */
  me: (grantedScopes: readonly string[]) =>
    queryOptions({
      queryKey: ['profile', { grantedScopes }] as const,
      queryFn: ({ signal }) => api.get<Profile>('/api/spotify/v1/me', { signal }),
      staleTime: 5 * 60_000,
    }),
}
