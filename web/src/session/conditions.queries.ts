import { queryOptions } from '@tanstack/react-query'
import { api } from '../shared/api.ts'
import { readNumber, readRecord } from '../shared/read-json.ts'
import { sessionNoun } from './page-account.ts'

/** What is unusual about the simulator: its clock, in milliseconds ahead of ours, and how many faults and settings are on. */
export interface Conditions {
  aheadMs: number
  faults: number
  settings: number
}

export const conditionsQueries = {
  /** Below the session: what is told of the simulator outlives a sign-out. Asked only where the simulator is the provider. */
  all: () =>
    queryOptions({
      queryKey: [sessionNoun, 'simulator', 'conditions'] as const,
      queryFn: ({ signal }) => api.get('/api/simulator', { signal, read: readConditions }),
      staleTime: 5_000,
      refetchInterval: 15_000,
    }),
}

/** @throws {TypeError} for a body that does not say all three */
export function readConditions(body: unknown): Conditions {
  const { aheadMs, faults, settings } = readRecord(body)
  return { aheadMs: readNumber(aheadMs), faults: readNumber(faults), settings: readNumber(settings) }
}
