import { useQuery } from '@tanstack/react-query'
import type { ScreenProblem } from '../shared/problem.ts'
import type { FeedMode } from './bulletin.ts'
import { useFeed } from './feed.queries.ts'
import { restUntil, troubleOf } from './playback.queries.ts'
import { usePlaybackOptions } from './use-playback.ts'

export interface Liveness {
  /** How news of playback comes. */
  mode: FeedMode
  /** What keeps playback from being read, while what was read before still shows. */
  problem?: ScreenProblem
  /** Epoch milliseconds; until then Spotify wants to be left alone. */
  restUntil?: number
}

/** Whether what is shown is live. */
export function useLiveness(): Liveness {
  const query = useQuery(usePlaybackOptions())
  const { mode, trouble: told } = useFeed()
  // A person who asks for it reads past the feed: whichever failed last counts.
  const trouble = troubleOf(query) ?? told
  const until = restUntil(trouble, query.data)
  return {
    mode,
    ...(trouble ? { problem: trouble.problem } : {}),
    ...(until > Date.now() ? { restUntil: until } : {}),
  }
}
