import { conditionWords } from '@scopedeck/server/contract/simulator-words.ts'
import { queryOptions } from '@tanstack/react-query'
import { sessionQueries } from '../session/session.queries.ts'
import { api } from '../shared/api.ts'
import { readNumber, readRecord } from '../shared/read-json.ts'

export const conditionsQueries = {
  /** Below the session: what is told of the simulator outlives a sign-out. */
  all: [...sessionQueries.all, 'simulator'] as const,
  /** What is unusual about the simulator, in a few words each. Asked only where the simulator is the provider. */
  words: () =>
    queryOptions({
      queryKey: [...conditionsQueries.all, 'conditions'] as const,
      queryFn: ({ signal }) => api.get('/api/simulator', { signal, read: readConditionWords }),
      staleTime: 5_000,
      refetchInterval: 15_000,
    }),
}

/** @throws {TypeError} for a body that says neither */
export function readConditionWords(body: unknown): string[] {
  const conditions = readRecord(body)
  const { aheadMs, faults, settings } = conditions
  return conditionWords({ aheadMs: readNumber(aheadMs), faults: readNumber(faults), settings: readNumber(settings) })
}
