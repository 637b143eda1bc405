import { type PlaybackSource, playbackSource } from '@scopedeck/server/contract/playback-sources.ts'
import { useQuery } from '@tanstack/react-query'
import { useLens } from '../lens/lens.tsx'
import { useGrantedScopes } from '../session/use-session.ts'
import { playbackQueries } from './playback.queries.ts'
import { type Observation, type Snapshot, shownObservation } from './snapshot.ts'

/** Which operation the grant reads playback by; what the lens takes away does not count. */
export function usePlaybackSource(): PlaybackSource | undefined {
  const granted = useGrantedScopes()
  const { withheld } = useLens()
  return playbackSource(granted.difference(withheld))
}

/**
 * Playback as it is to be shown, commands under way included; `undefined` until Spotify has answered once, and where
 * the grant (or the lens) does not let it be read.
 */
export function usePlayback(): Observation | undefined {
  const source = usePlaybackSource()
  const { data } = useQuery({ ...playbackQueries.state(source), select: shownPlayback })
  return source && data
}

function shownPlayback(snapshot: Snapshot): Observation {
  return shownObservation(snapshot)
}
