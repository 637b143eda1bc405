import type { ReceivedRequest } from '@scopedeck/server/contract/lab/exchange.ts'
import { type ExperimentId, isExperimentId } from '@scopedeck/server/contract/lab/experiments.ts'
import type { LabStart } from '@scopedeck/server/contract/lab/lab-api.ts'
import { queryOptions } from '@tanstack/react-query'
import { sessionQueries } from '../session/session.queries.ts'
import { api } from '../shared/api.ts'
import { readList, readNumber, readOptionalText, readRecord, readText } from '../shared/read-json.ts'

export const labQueries = {
  /** Below the session, as all that is told of the simulator: it outlives a sign-out. */
  all: [...sessionQueries.all, 'lab'] as const,
  /** The experiments that are on, whoever switched them. */
  on: () =>
    queryOptions({
      queryKey: [...labQueries.all, 'on'] as const,
      queryFn: ({ signal }) => api.get('/api/lab', { signal, read: readOn }),
      refetchInterval: 5_000,
    }),
  /** @param since epoch milliseconds by the simulator’s clock */
  requests: (since: number) =>
    queryOptions({
      queryKey: [...labQueries.all, 'requests', { since }] as const,
      queryFn: ({ signal }) => api.get('/api/lab/requests', { signal, search: { since }, read: readRequests }),
      refetchInterval: 2_000,
    }),
}

/** Does one round of an experiment to the simulator; the first one ends every other experiment. */
export const startRound = (id: ExperimentId, round: number): Promise<LabStart> =>
  api.post(`/api/lab/${id}`, { body: { round }, read: readStart })

/** Ends every fault, changed setting and moved clock. */
export const endAll = (): Promise<undefined> => api.delete('/api/simulator')

export function readOn(body: unknown): ExperimentId[] {
  return readList(readRecord(body).on, (id) => (isExperimentId(id) ? id : undefined)).filter((id) => id !== undefined)
}

export function readStart(body: unknown): LabStart {
  const { since, simulatorSince } = readRecord(body)
  return { since: readNumber(since), simulatorSince: readNumber(simulatorSince) }
}

export function readRequests(body: unknown): ReceivedRequest[] {
  return readList(readRecord(body).requests, (item) => {
    const request = readRecord(item)
    const { at, method, path, status, client, tookMs } = request
    return {
      ...{ at: readNumber(at), method: readText(method), path: readText(path), status: readNumber(status) },
      client: client === null ? null : readText(client),
      ...readOptionalText(request, 'grantType'),
      ...(typeof tookMs === 'number' && { tookMs }),
    }
  })
}
