import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import { mutationOptions, type QueryClient, type QueryKey, queryOptions, skipToken } from '@tanstack/react-query'
import { sessionQueries } from '../session/session.queries.ts'
import { api } from '../shared/api.ts'
import { tabStore } from '../shared/storage.ts'
import { type CallAnswer, makeCall } from './call-answer.ts'
import { type PickSourceId, pickSource } from './form/pick-sources.ts'
import { type FormValues, searchOf } from './form-values.ts'
import { type PastCall, readHistory, withCall } from './history.ts'
import type { Json } from './json.ts'
import { type KeptAnswer, readKept, requestKey, withAnswer } from './kept-answers.ts'

const historyKey = 'personal:explore.history'
const keptKey = 'personal:explore.kept'

const forever = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY }

export const exploreQueries = {
  all: ['explore'] as const,
  allPicks: ['explore', 'picks'] as const,

  /** The last answer to a call, until the page is left for good. */
  answer: (id: OperationId) =>
    queryOptions<CallAnswer>({
      queryKey: [...exploreQueries.all, 'answer', { id }] as const,
      queryFn: skipToken,
      ...forever,
    }),

  /** What was called in this tab. */
  history: (account: string) =>
    queryOptions<PastCall[]>({
      queryKey: [...exploreQueries.all, 'history', { account }] as const,
      queryFn: skipToken,
      initialData: () => readHistory(tabStore().getItem(historyKey), account),
      ...forever,
    }),

  /** Answers that outlast a consent, for comparing. */
  kept: (account: string) =>
    queryOptions<KeptAnswer[]>({
      queryKey: [...exploreQueries.all, 'kept', { account }] as const,
      queryFn: skipToken,
      initialData: () => readKept(tabStore().getItem(keptKey), account),
      ...forever,
    }),

  /**
   * One’s own resources, to fill a field with.
   * @param search what is asked for, where it is not always the same
   */
  picks: (id: PickSourceId, search: Readonly<Record<string, string | number>> = pickSource(id).search ?? {}) =>
    queryOptions({
      queryKey: [...exploreQueries.allPicks, { id, search }] as const,
      // Nothing playing is an answer without a body; the cache wants a value.
      queryFn: async ({ signal }) =>
        (await api.get<Json | undefined>(`/api/spotify/v1${pickSource(id).path}`, { search, signal })) ?? null,
    }),
}

export interface CallToMake {
  id: OperationId
  values: FormValues
  signal: AbortSignal
}

/** With whose session a call is made, and with which grant. */
export interface Caller {
  account: string
  scopes: readonly string[]
}

export const exploreMutations = {
  /** Makes a call and keeps what came of it. A change makes everything that was read from Spotify stale. */
  send: (queryClient: QueryClient, caller: Caller) =>
    mutationOptions({
      mutationKey: [...exploreQueries.all, 'send'] as const,
      mutationFn: ({ id, values, signal }: CallToMake) => makeCall(id, values, signal),
      onSuccess: (answer) => {
        queryClient.setQueryData(exploreQueries.answer(answer.id).queryKey, answer)
        note(queryClient, caller, answer)
        keep(queryClient, caller, answer)
        return queryClient.invalidateQueries({ predicate: ({ queryKey }) => isStaleAfter(answer, queryKey) })
      },
    }),
}

function isStaleAfter({ id, problem, status }: CallAnswer, [noun, kind]: QueryKey): boolean {
  if (noun === sessionQueries.all[0]) return status === 401
  if (problem || operation(id).method === 'GET') return false
  // What was answered was answered; what there is to pick may be another by now.
  return noun !== exploreQueries.all[0] || kind === exploreQueries.allPicks[1]
}

function note(
  queryClient: QueryClient,
  { account }: Caller,
  { id, values, request, at, status, ms }: CallAnswer,
): void {
  const { method, target } = request
  const call = { account, at, id, search: searchOf(id, values), method, target, status, ms: Math.round(ms) }
  const { queryKey } = exploreQueries.history(account)
  const calls = queryClient.setQueryData(queryKey, (before = []) => withCall(before, call))
  store(historyKey, calls)
}

function keep(
  queryClient: QueryClient,
  { account, scopes }: Caller,
  { id, request, at, status, text }: CallAnswer,
): void {
  if (request.method !== 'GET' || status === 0) return
  const answer = { account, id, request: requestKey(request), scopes, at, status, text }
  const { queryKey } = exploreQueries.kept(account)
  const kept = queryClient.setQueryData(queryKey, (before = []) => withAnswer(before, answer))
  store(keptKey, kept)
}

/** A full storage keeps what it had; this page goes on from memory. */
function store(key: string, value: unknown): void {
  try {
    tabStore().setItem(key, JSON.stringify(value))
  } catch {
    tabStore().removeItem(key)
  }
}
