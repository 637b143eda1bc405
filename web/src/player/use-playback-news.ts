import { itemKey } from '@scopedeck/server/contract/playback-progress.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { describePlaying } from '../playback/now-playing.ts'
import { playbackQueries } from '../playback/playback.queries.ts'
import { usePlayback } from '../playback/use-playback.ts'
import { nameDocument } from './document-title.ts'

/** Another song makes the queue and the history stale, and names the document while it plays. */
export function usePlaybackNews(): void {
  const client = useQueryClient()
  const playback = usePlayback()?.playback
  const key = playback && itemKey(playback)
  useEffect(() => {
    if (key === undefined) return
    void client.invalidateQueries({ queryKey: playbackQueries.queue().queryKey })
    void client.invalidateQueries({ queryKey: playbackQueries.recentlyPlayed().queryKey })
  }, [client, key])
  const playing = playback?.is_playing ? describePlaying(playback) : undefined
  const title = playing && `${playing.title} · ${playing.byline}`
  useEffect(() => nameDocument(title), [title])
}
