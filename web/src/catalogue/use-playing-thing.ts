import { recordIn, textIn } from '@scopedeck/server/contract/answer-members.ts'
import { useMemo } from 'react'
import { usePlayback } from '../playback/use-playback.ts'
import type { RowPlayback } from './row-play.tsx'

/** What plays or is paused. */
interface PlayingThing {
  uri: string | undefined
  /** The URI that was asked for, where Spotify plays another recording of the song instead. */
  linkedFromUri: string | undefined
  contextUri: string | undefined
  isPaused: boolean
}

/** What plays or is paused: another object only once it changes, and not with every sample. */
export function usePlayingThing(): PlayingThing {
  const playback = usePlayback()?.playback
  const { uri, linked_from: linkedFrom } = recordIn(playback?.item)
  const [playingUri, linkedFromUri] = [textIn(uri), textIn(recordIn(linkedFrom).uri)]
  const contextUri = playback?.context?.uri
  const isPaused = playback?.is_playing === false
  return useMemo(
    () => ({ uri: playingUri, linkedFromUri, contextUri, isPaused }),
    [playingUri, linkedFromUri, contextUri, isPaused],
  )
}

/** Whether this is what plays: a song or an episode by itself, an album or a show as what it plays from. */
export function playbackOf(uri: string, playing: PlayingThing): RowPlayback {
  const isIt = [playing.uri, playing.linkedFromUri, playing.contextUri].includes(uri)
  if (!isIt) return undefined
  return playing.isPaused ? 'paused' : 'playing'
}
