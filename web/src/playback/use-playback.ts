import { type PlaybackSource, playbackSource } from '@scopedeck/server/contract/playback.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLens } from '../lens/lens.tsx'
import { useGrantedScopes } from '../session/use-session.ts'
import { useFeed } from './feed.queries.ts'
import { type Observation, type Snapshot, shownObservation } from './optimistic-playback.ts'
import { playbackQueries } from './playback.queries.ts'

/** Which operation the grant reads playback by; what the lens takes away does not count. */
export function usePlaybackSource(): PlaybackSource | undefined {
  const granted = useGrantedScopes()
  const { withheld } = useLens()
  return playbackSource(granted.difference(withheld))
}

/** Options of the query that has playback, told or polled. */
export function usePlaybackOptions() {
  const { mode } = useFeed()
  return playbackQueries.state(usePlaybackSource(), { isPolled: mode === 'polling' })
}

/**
 * Playback as it is to be shown, commands under way included; `undefined` until Spotify has answered once, and where
 * the grant (or the lens) does not let it be read.
 */
export function usePlayback(): Observation | undefined {
  const source = usePlaybackSource()
  const { data } = useQuery({ ...usePlaybackOptions(), select: shownPlayback })
  return source && data
}

function shownPlayback(snapshot: Snapshot): Observation {
  return shownObservation(snapshot)
}

/** Reads playback now, for a person who asks for it. What went wrong shows in the same place as before. */
export function useReadPlayback(): () => void {
  const client = useQueryClient()
  const source = usePlaybackSource()
  return () => void client.query({ ...playbackQueries.state(source, { isPolled: true }), staleTime: 0 }).catch(() => {})
}
