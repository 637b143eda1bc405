import { known, recordIn, textIn } from '@scopedeck/server/contract/answer-members.ts'
import { useEffect, useMemo } from 'react'
import { usePlayback } from '../playback/use-playback.ts'
import { useStore } from '../shared/external-store.ts'
import type { Line } from './item.ts'
import { isSamePlaylist, keepPlace, knownPlaces, type Playing, positionOf } from './playing-place.ts'

/** The row of a playlist that plays or is paused. */
export interface PlayingRow {
  position: number
  isPaused: boolean
}

/** The one row that plays from this playlist; `undefined` where something else plays, and where its row is not read. */
export function usePlayingRow(contextUri: string, lines: readonly Line[]): PlayingRow | undefined {
  const playback = usePlayback()?.playback
  const isFromHere = isSamePlaylist(playback?.context?.uri, contextUri)
  const { uri, linked_from: linkedFrom } = recordIn(isFromHere ? playback?.item : undefined)
  const [playingUri, linkedFromUri] = [textIn(uri), textIn(recordIn(linkedFrom).uri)]
  const playing: Playing = useMemo(() => known({ uri: playingUri, linkedFromUri }), [playingUri, linkedFromUri])
  const places = useStore(knownPlaces)
  const position = useMemo(
    () => positionOf(lines, playing, places.contextUri === contextUri ? places : {}),
    [lines, playing, places, contextUri],
  )
  useEffect(() => {
    if (position !== undefined) keepPlace(contextUri, playing, position)
  }, [contextUri, playing, position])
  return position === undefined ? undefined : { position, isPaused: playback?.is_playing === false }
}
