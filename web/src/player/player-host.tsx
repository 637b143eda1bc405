import { itemKey } from '@scopedeck/server/contract/playback-progress.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useFollowPlayback } from '../playback/follow-playback.ts'
import { describePlaying, hasPlayback } from '../playback/now-playing.ts'
import { playbackQueries } from '../playback/playback.queries.ts'
import { usePlayback, useToldPlayback } from '../playback/use-playback.ts'
import { RetryByItself } from '../problems/screen-part.tsx'
import { lazyPart } from '../shared/lazy-part.tsx'
import { Part } from '../shared/part.tsx'
import { readAnew } from '../shared/read-anew.ts'
import { DeviceChooser } from './devices/device-chooser.tsx'

/** What the player does on every screen, with or without its bar. Once in the app, while an account is signed in. */
export function PlayerHost() {
  useFollowPlayback()
  return (
    <>
      {/* What can’t be drawn of one sample may be drawn of the next. */}
      <Part resetKey={usePlayback()?.at} failed={nothing}>
        <NowPlayingEffects />
      </Part>
      <Part failed={(trouble) => <RetryByItself {...trouble} />}>
        <ResumableActions />
      </Part>
      <Part failed={nothing}>
        <DeviceChooser />
      </Part>
    </>
  )
}

const nothing = () => null

const ResumableActions = lazyPart(async () => (await import('./resumable-actions.tsx')).ResumableActions)

function NowPlayingEffects() {
  useReadWithEachSong()
  const sample = usePlayback()
  const playback = sample && hasPlayback(sample) ? sample.playback : undefined
  const playing = playback?.is_playing ? describePlaying(playback) : undefined
  const title = playing && `${playing.title} · ${playing.byline}`
  useEffect(() => nameDocument(title), [title])
  return null
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

/**
 * Puts the name of what plays in front of the document's title. The title of the screen may change meanwhile.
 * @returns a function that restores the title of the screen
 */
function nameDocument(playing: string | undefined): (() => void) | undefined {
  const element = document.querySelector('title')
  if (!playing || !element) return undefined
  let screen = document.title
  const show = () => {
    if (document.title.startsWith(playing)) return
    screen = document.title
    document.title = `${playing} | ${screen}`
  }
  const observer = new MutationObserver(show)
  observer.observe(element, { childList: true, characterData: true, subtree: true })
  show()
  return () => {
    observer.disconnect()
    document.title = screen
  }
}
