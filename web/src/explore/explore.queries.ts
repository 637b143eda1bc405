import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import { mutationOptions, type QueryClient, type QueryKey, queryOptions } from '@tanstack/react-query'
import { keepIfGrantEnded } from '../lens/blocked-action.ts'
import { sessionQueries } from '../session/session.queries.ts'
import { api } from '../shared/api.ts'
import { readAnew } from '../shared/read-anew.ts'
import { type CallAnswer, gateway, makeCall } from './call-answer.ts'
import type { FormValues } from './form-values.ts'
import type { Json } from './json.ts'
import { resumeOf } from './resume-call.ts'

/** A list of the account’s own resources, or a search. */
export interface PickRequest {
  /** Below `/v1`. */
  path: string
  search?: Readonly<Record<string, string | number>>
}

export const exploreQueries = {
  all: ['explore'] as const,
  allPicks: ['explore', 'picks'] as const,

  /** Resources to fill a field with. */
  picks: ({ path, search = {} }: PickRequest) =>
    queryOptions({
      queryKey: [...exploreQueries.allPicks, { path, search }] as const,
      queryFn: ({ signal }) => api.get(`/api/spotify/v1${path}`, { search, signal, read: readPickable }),
    }),
}

/** Any JSON. When nothing is playing the answer has no body, and the query cache does not take `undefined`. */
export const readPickable = (body: unknown): Json => (body ?? null) as Json

export interface CallToMake {
  id: OperationId
  values: FormValues
  signal: AbortSignal
}

export const exploreMutations = {
  /** Makes a call and hands its answer to `record`. A call that changes something makes all data of Spotify stale. */
  send: (queryClient: QueryClient, record: (answer: CallAnswer) => void) =>
    mutationOptions({
      mutationKey: [...exploreQueries.all, 'send'] as const,
      mutationFn: async ({ id, values, signal }: CallToMake) => {
        const { apiUrl } = await queryClient.query({ ...sessionQueries.provider(), staleTime: 'static' })
        return makeCall(id, values, { links: { ours: `${location.origin}${gateway}`, theirs: apiUrl }, signal })
      },
      onSuccess: (answer) => {
        keepIfGrantEnded(answer.problem, resumeOf(answer.id, answer.values))
        record(answer)
        return readAnew(queryClient, { predicate: ({ queryKey }) => isStaleAfter(answer, queryKey) })
      },
    }),
}

function isStaleAfter({ id, problem, status }: CallAnswer, [noun]: QueryKey): boolean {
  // 409: another account has signed in.
  if (noun === sessionQueries.all[0]) return status === 401 || status === 409
  return !problem && operation(id).method !== 'GET'
}
