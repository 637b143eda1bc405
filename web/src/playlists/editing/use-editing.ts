import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { signedOutEvent } from '../../session/page-account.ts'
import { useStore } from '../../shared/external-store.ts'
import type { Playlist } from '../../shared/read-playlist.ts'
import { useToast } from '../../shared/toaster.tsx'
import type { ToastList } from '../../shared/toasts.ts'
import type { Line } from '../item.ts'
import { playlistQueries } from '../playlists.queries.ts'
import { isSameList } from './edit-call.ts'
import type { EditingState } from './editing-state.ts'
import { newsInWords } from './editing-words.ts'
import { PlaylistEditing } from './playlist-editing.ts'
import { spotifyPlaylist } from './spotify-playlist.ts'

/** Playlists that this page has edited, by their ids: what is not sent yet goes on while a person looks at another screen. */
const open = new Map<string, PlaylistEditing>()
window.addEventListener(signedOutEvent, () => open.clear())

const isSettled = ({ sent, wanted }: EditingState): boolean => isSameList(sent, wanted)

/** Begins to edit, or goes on where this page left off and Spotify has nothing newer. */
function openEditing(
  client: QueryClient,
  { id }: Pick<Playlist, 'id'>,
  { lines, version }: { lines: readonly (Line | undefined)[]; version: string },
  toast: ToastList['show'],
): PlaylistEditing {
  const before = open.get(id)
  if (before && (!isSettled(before.read()) || before.read().version === version)) return before
  const editing: PlaylistEditing = new PlaylistEditing({
    lines,
    version,
    spotify: spotifyPlaylist(client, { id }),
    tell: (news) => {
      const canUndo = news.kind === 'stopped' && news.made > 0
      const undo = { label: 'Undo', onAct: () => void editing.undo() }
      toast({
        topic: 'editing',
        text: newsInWords(news),
        ...(news.kind === 'refused' && { tone: 'bad' as const }),
        ...(canUndo && { action: undo }),
      })
    },
  })
  open.set(id, editing)
  return editing
}

/** The edits of a playlist on its screen. Leaving the page before everything is sent asks first. */
export function useEditing(
  playlist: Playlist,
  start: { lines: readonly (Line | undefined)[]; version: string },
): { editing: PlaylistEditing; state: EditingState } {
  const client = useQueryClient()
  const toast = useToast()
  const [editing] = useState(() => openEditing(client, playlist, start, toast))
  const state = useStore(editing)
  const settled = isSettled(state)
  useEffect(() => {
    // What other screens show of the playlist: its cover, its length, its version.
    if (settled) void client.invalidateQueries({ queryKey: playlistQueries.all, predicate: isOverview })
  }, [client, settled, state.version])
  useEffect(() => {
    if (settled) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [settled])
  useEffect(() => {
    const resume = () => void (editing.read().trouble && editing.resume())
    window.addEventListener('online', resume)
    return () => window.removeEventListener('online', resume)
  }, [editing])
  return { editing, state }
}

/** Queries of lists and of a playlist as a whole; those of its rows have their version in their keys. */
const isOverview = ({ queryKey }: { queryKey: readonly unknown[] }) =>
  ['list', 'detail', 'any'].includes(String(queryKey[1]))
