import { operation } from '@scopedeck/server/contract/operations.ts'
import type { Playback } from '@scopedeck/server/contract/playback.ts'
import { type PlaybackSource, playbackSources } from '@scopedeck/server/contract/playback.ts'
import { pollIntervalMs, pollPace } from '@scopedeck/server/contract/playback-pace.ts'
import type { Device, PlayHistory, Queue } from '@scopedeck/server/contract/web-api.ts'
import { type Query, queryOptions, skipToken } from '@tanstack/react-query'
import { api } from '../shared/api.ts'
import { problemOf } from '../shared/problem.ts'
import type { Trouble } from './bulletin.ts'
import { pauseOf } from './command-outcome.ts'
import { emptySnapshot, observe, type Snapshot, shownObservation } from './optimistic-playback.ts'

const player = '/api/spotify/v1/me/player'

export const playbackQueries = {
  all: ['playback'] as const,

  /**
   * What is playing, as the server tells it. Where it can't be told it is polled instead; however many components read
   * it there is one poller: every answer restarts every reader's timer.
   */
  state: (source: PlaybackSource | undefined, { isPolled }: { isPolled: boolean }) =>
    queryOptions<Snapshot>({
      queryKey: playbackKeys.state,
      queryFn:
        source && isPolled
          ? async ({ signal, client }) => {
              const observed = await readPlayback(source, signal)
              return observe(client.getQueryData<Snapshot>(playbackKeys.state) ?? emptySnapshot, observed)
            }
          : skipToken,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchInterval: (query) => untilNextPoll(query, Date.now()),
      refetchIntervalInBackground: false,
      refetchOnWindowFocus: (query) => restMs(query, Date.now()) === 0 && 'always',
      refetchOnReconnect: (query) => restMs(query, Date.now()) === 0 && 'always',
    }),

  devices: () =>
    queryOptions({
      queryKey: [...playbackQueries.all, 'devices'] as const,
      queryFn: ({ signal }) => api.get<{ devices: Device[] }>(`${player}/devices`, { signal }),
    }),

  queue: () =>
    queryOptions({
      queryKey: [...playbackQueries.all, 'queue'] as const,
      queryFn: ({ signal }) => api.get<Queue>(`${player}/queue`, { signal }),
    }),

  recentlyPlayed: () =>
    queryOptions({
      queryKey: [...playbackQueries.all, 'recently-played'] as const,
      queryFn: ({ signal }) =>
        api.get<{ items: PlayHistory[] }>(`${player}/recently-played`, { search: { limit: 20 }, signal }),
    }),
}

export const playbackKeys = { state: ['playback', 'state'] as const }

/** The answer's progress was true about half way between asking and hearing. */
async function readPlayback(source: PlaybackSource, signal: AbortSignal) {
  const sentAt = Date.now()
  const playback = await api.get<Playback | undefined>(`/api/spotify/v1${operation(playbackSources[source]).path}`, {
    search: { additional_types: 'track,episode' },
    signal,
  })
  return { ...(playback ? { playback } : {}), at: (sentAt + Date.now()) / 2 }
}

/** What kept the last poll from reading playback. */
export function troubleOf({ error, errorUpdatedAt }: Failed): Trouble | undefined {
  return error ? { problem: problemOf(error), at: errorUpdatedAt } : undefined
}

type StateQuery = Query<Snapshot, Error, Snapshot, readonly unknown[]>
type Failed = Pick<StateQuery['state'], 'error' | 'errorUpdatedAt'>

/** After these an answer can't come until a person acts. */
const finalProblems: readonly string[] = [
  'sign-in-required',
  'reauthorization-required',
  'insufficient-scope',
  'not-allowlisted',
]

function untilNextPoll(query: StateQuery, now: number): number | false {
  const { error, data } = query.state
  if (!error)
    return data ? pollIntervalMs({ playback: null, ...data, ...shownObservation(data) }, now) : pollPace.playing
  if (finalProblems.includes(problemOf(error).code)) return false
  return Math.max(pollPace.idle, restMs(query, now))
}

function restMs({ state }: StateQuery, now: number): number {
  return Math.max(0, restUntil(troubleOf(state), state.data) - now)
}

/** Until when Spotify asked to be left alone (epoch ms, 0 for never), by an answer to a reading or to a command. */
export function restUntil(trouble: Trouble | undefined, snapshot: Snapshot | undefined): number {
  const pauseMs = trouble ? pauseOf(trouble.problem) : 0
  return Math.max(trouble && pauseMs > 0 ? trouble.at + pauseMs : 0, snapshot?.pausedUntil ?? 0)
}
