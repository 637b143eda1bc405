import { itemKey } from '@scopedeck/server/contract/playback-progress.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { describePlaying, hasPlayback, type PlayingSample } from '../../playback/now-playing.ts'
import { playbackQueries } from '../../playback/playback.queries.ts'
import { usePlayback, useToldPlayback } from '../../playback/use-playback.ts'
import { readAnew } from '../../shared/read-anew.ts'
import { serverNow } from '../../shared/server-clock.ts'
import { useTransport } from '../controls/use-transport.ts'
import { describeForSystem } from './described.ts'
import { nameDocument } from './document-title.ts'
import { listenToSystem, type MediaHandlers } from './media-keys.ts'

/** With each song: the queue and the history are read anew, and the document and the system are told of it. */
export function NowPlayingEffects() {
  useReadWithEachSong()
  const sample = usePlayback()
  return sample && hasPlayback(sample) ? <Told sample={sample} /> : null
}

/**
 * When another song begins, the queue and the history are stale. Only what Spotify told counts: a command that is still under
 * way shows its song before Spotify has heard of it, and a history that is read then lacks the song before.
 */
function useReadWithEachSong(): void {
  const client = useQueryClient()
  const sample = useToldPlayback()
  const key = sample && hasPlayback(sample) ? itemKey(sample.playback) : undefined
  const before = useRef<string>(undefined)
  useEffect(() => {
    if (key === undefined || key === before.current) return
    const isFirst = before.current === undefined
    before.current = key
    if (isFirst) return
    void readAnew(client, { queryKey: playbackQueries.queue().queryKey })
    void readAnew(client, { queryKey: playbackQueries.recentlyPlayed().queryKey })
  }, [client, key])
}

/** Tells the title of the document and the system what plays, and does what media controls and keys ask for. */
function Told({ sample }: { sample: PlayingSample }) {
  const handlers = useMediaHandlers(sample)
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => listenToSystem(() => latest.current, navigator.mediaSession), [])
  useEffect(() => tell(sample), [sample])
  useEffect(() => forget, [])
  const { title, byline } = describePlaying(sample.playback)
  const isPlaying = sample.playback.is_playing
  useEffect(() => nameDocument(isPlaying ? `${title} · ${byline}` : undefined), [title, byline, isPlaying])
  return null
}

function useMediaHandlers(sample: PlayingSample): MediaHandlers {
  const { pressOf } = useTransport(sample)
  const isPlaying = sample.playback.is_playing
  const seek = (positionMs: number) => pressOf({ name: 'seek', positionMs })?.()
  return {
    play: isPlaying ? undefined : pressOf({ name: 'play' }),
    pause: isPlaying ? pressOf({ name: 'pause' }) : undefined,
    previoustrack: pressOf({ name: 'previous' }),
    nexttrack: pressOf({ name: 'next' }),
    seekto: pressOf({ name: 'seek', positionMs: 0 }) && seek,
  }
}

function tell(sample: PlayingSample): void {
  const { mediaSession: session } = navigator
  const { metadata, playbackState, position } = describeForSystem(sample, serverNow())
  session.metadata = new MediaMetadata(metadata)
  session.playbackState = playbackState
  session.setPositionState(position)
}

/** Nothing of it stays when nothing plays or nobody is signed in. */
function forget(): void {
  const { mediaSession: session } = navigator
  session.metadata = null
  session.playbackState = 'none'
  session.setPositionState()
}
