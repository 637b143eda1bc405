import { operation } from '@scopedeck/server/contract/operations.ts'
import {
  type PlaybackSample,
  type PlaybackSource,
  playbackSources,
  saysNothingPlays,
} from '@scopedeck/server/contract/playback.ts'
import { pollIntervalMs, pollPace } from '@scopedeck/server/contract/playback-pace.ts'
import { type Query, queryOptions } from '@tanstack/react-query'
import { api } from '../shared/api.ts'
import { problemOf } from '../shared/problem.ts'
import { serverNow, serverTimeOf } from '../shared/server-clock.ts'
import { tabStore } from '../shared/storage.ts'
import { pauseOf } from './command-outcome.ts'
import type { PollFailure } from './live-samples.ts'
import { acceptSample, noPlayback, type OptimisticPlayback, shownSample } from './optimistic-playback.ts'
import { readDevices, readHistory, readPlaybackAnswer, readQueue } from './read-player.ts'

const player = '/api/spotify/v1/me/player'

/** Under `state` the page's stream and its commands write what plays; where the page polls, the query does. */
export const playbackKeys = { state: ['playback', 'state'] as const }

export const playbackQueries = {
  all: ['playback'] as const,

  /**
   * What plays, with the commands of this page that are under way. The query fetches only while `isPolled`. However many
   * components read it, there is one poller: every answer restarts the timers of all readers.
   */
  state: (source: PlaybackSource | undefined, { isPolled }: { isPolled: boolean }) =>
    queryOptions({
      queryKey: playbackKeys.state,
      queryFn: async ({ signal, client }): Promise<OptimisticPlayback> => {
        const sample = await pollPlayback(source ?? 'currently-playing', signal)
        return acceptSample(client.getQueryData<OptimisticPlayback>(playbackKeys.state) ?? noPlayback, sample)
      },
      enabled: isPolled && source !== undefined,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchInterval: (query) => untilNextPoll(query, serverNow()),
      refetchIntervalInBackground: false,
      refetchOnWindowFocus: (query) => restMs(query, serverNow()) === 0 && 'always',
      refetchOnReconnect: (query) => restMs(query, serverNow()) === 0 && 'always',
    }),

  /** Whether a command has shown that the account has no Premium: this tab remembers it. */
  listenOnly: (accountId: string) =>
    queryOptions({
      queryKey: [...playbackQueries.all, 'listen-only', accountId] as const,
      queryFn: () => isListenOnly(accountId),
      initialData: () => isListenOnly(accountId),
      staleTime: 'static',
      gcTime: Number.POSITIVE_INFINITY,
    }),

  devices: () =>
    queryOptions({
      queryKey: [...playbackQueries.all, 'devices'] as const,
      queryFn: ({ signal }) => api.get(`${player}/devices`, { signal, read: readDevices }),
    }),

  queue: () =>
    queryOptions({
      queryKey: [...playbackQueries.all, 'queue'] as const,
      queryFn: ({ signal }) => api.get(`${player}/queue`, { signal, read: readQueue }),
    }),

  recentlyPlayed: () =>
    queryOptions({
      queryKey: [...playbackQueries.all, 'recently-played'] as const,
      queryFn: ({ signal }) =>
        api.get(`${player}/recently-played`, { search: { limit: 20 }, signal, read: readHistory }),
    }),
}

/** @throws {ProblemResponse} `upstream-invalid` where the answer is no object */
async function pollPlayback(source: PlaybackSource, signal: AbortSignal): Promise<PlaybackSample> {
  const sentAt = serverNow()
  const path = `/api/spotify/v1${operation(playbackSources[source]).path}`
  const search = { additional_types: 'track,episode' }
  const playback = await api.get(path, { search, signal, read: readPlaybackAnswer }).catch(nothingPlaying)
  // The answer was true about half way between the question and its arrival.
  return { playback, at: (sentAt + serverNow()) / 2 }
}

function nothingPlaying(error: unknown): null {
  if (saysNothingPlays(problemOf(error).code)) return null
  throw error
}

const listenOnlyName = (accountId: string) => `listen-only:${accountId}`

const isListenOnly = (accountId: string) => tabStore().getItem(listenOnlyName(accountId)) !== null

export function keepListenOnly(accountId: string, listenOnly: boolean): void {
  if (listenOnly) tabStore().setItem(listenOnlyName(accountId), 'yes')
  else tabStore().removeItem(listenOnlyName(accountId))
}

type StateQuery = Query<OptimisticPlayback, Error, OptimisticPlayback, typeof playbackKeys.state>

/** What kept the last poll from reading playback. */
export function failureOf({ error, errorUpdatedAt }: Failed): PollFailure | undefined {
  return error ? { problem: problemOf(error), at: serverTimeOf(errorUpdatedAt) } : undefined
}

type Failed = Pick<StateQuery['state'], 'error' | 'errorUpdatedAt'>

/** After these no answer comes until a person acts. */
const finalProblems: readonly string[] = [
  'sign-in-required',
  'reauthorization-required',
  'insufficient-scope',
  'not-allowlisted',
]

function untilNextPoll(query: StateQuery, now: number): number | false {
  const { error, data } = query.state
  if (!error) return data ? pollIntervalMs({ ...data, ...shownSample(data) }, now) : pollPace.playing
  if (finalProblems.includes(problemOf(error).code)) return false
  return Math.max(pollPace.idle, restMs(query, now))
}

function restMs({ state }: StateQuery, now: number): number {
  return Math.max(0, restUntil(failureOf(state), state.data) - now)
}

/** The end of the pause that Spotify asked for in an answer to a poll or to a command: epoch ms, 0 for none. */
export function restUntil(failure: PollFailure | undefined, state: OptimisticPlayback | undefined): number {
  const pauseMs = failure ? pauseOf(failure.problem) : 0
  return Math.max(failure && pauseMs > 0 ? failure.at + pauseMs : 0, state?.pausedUntil ?? 0)
}
