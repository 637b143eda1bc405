import { useQuery } from '@tanstack/react-query'
import { playbackQueries, restUntil } from '../playback/playback.queries.ts'
import { usePlaybackSource } from '../playback/use-playback.ts'
import { problemOf, type ScreenProblem } from '../shared/problem.ts'

export interface Liveness {
  /** What keeps playback from being read, while what was read before still shows. */
  problem?: ScreenProblem
  /** Epoch milliseconds; until then Spotify wants to be left alone. */
  restUntil?: number
}

/** Whether what is shown is live. */
export function useLiveness(): Liveness {
  const query = useQuery(playbackQueries.state(usePlaybackSource()))
  const until = restUntil(query)
  return {
    ...(query.error ? { problem: problemOf(query.error) } : {}),
    ...(until > Date.now() ? { restUntil: until } : {}),
  }
}
