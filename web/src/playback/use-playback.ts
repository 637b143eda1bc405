import { type PlaybackSample, type PlaybackSource, playbackSource } from '@scopedeck/server/contract/playback.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useGrantedScopes } from '../session/use-session.ts'
import { ExternalStore, useStore } from '../shared/external-store.ts'
import type { ScreenProblem } from '../shared/problem.ts'
import { serverNow } from '../shared/server-clock.ts'
import type { StreamMode, StreamState } from './live-samples.ts'
import { shownSample } from './optimistic-playback.ts'
import { failureOf, playbackQueries, restUntil } from './playback.queries.ts'

/** The operation that the grant lets playback be read by. */
export function usePlaybackSource(): PlaybackSource | undefined {
  return playbackSource(useGrantedScopes())
}

/** Before the stream has told its state. */
export const waitingStatus: Omit<StreamState, 'sample'> = { mode: 'catching-up' }

/** The state of the page's stream. Its samples go to the query of playback. */
export const streamStatus = new ExternalStore(waitingStatus)

function usePlaybackQuery() {
  const { mode } = useStore(streamStatus)
  return playbackQueries.state(usePlaybackSource(), { isPolled: mode === 'polling' })
}

/**
 * The sample to show, with the effect of the commands that are under way; `undefined` until Spotify has answered once, and
 * where the grant (or the lens) does not let playback be read.
 */
export function usePlayback(): PlaybackSample | undefined {
  const source = usePlaybackSource()
  const { data } = useQuery({ ...usePlaybackQuery(), select: shownSample })
  return source && data
}

/** The last sample as Spotify told it, without what commands under way will change. */
export function useToldPlayback(): PlaybackSample | undefined {
  const source = usePlaybackSource()
  const { data } = useQuery({ ...usePlaybackQuery(), select: ({ sample }) => sample })
  return source && data
}

/** Polls playback now, because a person asked for it. What goes wrong shows where the last problem showed. */
export function useReadPlayback(): () => void {
  const client = useQueryClient()
  const source = usePlaybackSource()
  return () => void client.query({ ...playbackQueries.state(source, { isPolled: true }), staleTime: 0 }).catch(() => {})
}

export interface StreamStatus {
  mode: StreamMode
  /** What keeps playback from being read, while the last sample still shows. */
  problem?: ScreenProblem
  /** Epoch milliseconds: the end of the pause that Spotify asked for. */
  restUntil?: number
}

/** Whether what the page shows is live, and why it is not. */
export function useStreamStatus(): StreamStatus {
  const query = useQuery(usePlaybackQuery())
  const { mode, failure: streamFailure } = useStore(streamStatus)
  // A person can poll beside the stream: the poll that failed counts.
  const failure = failureOf(query) ?? streamFailure
  const until = restUntil(failure, query.data)
  return {
    mode,
    ...(failure ? { problem: failure.problem } : {}),
    ...(until > serverNow() ? { restUntil: until } : {}),
  }
}
