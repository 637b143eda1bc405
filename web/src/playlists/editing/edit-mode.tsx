import { counted } from '@scopedeck/server/contract/words.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { ListX, Redo, Undo, Wrench } from 'lucide-react'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { Reading } from '../../problems/reading.tsx'
import { cx } from '../../shared/cx.ts'
import { Artwork } from '../../shared/elements/artwork.tsx'
import { Button } from '../../shared/elements/button.tsx'
import { EmptyState } from '../../shared/elements/empty-state.tsx'
import { SearchField } from '../../shared/elements/fields.tsx'
import { IconButton } from '../../shared/elements/icon-button.tsx'
import { OnDemand } from '../../shared/elements/on-demand.tsx'
import { edge, PageHeading } from '../../shared/elements/screen.tsx'
import { Loading, Skeleton } from '../../shared/elements/skeleton.tsx'
import { Truncate } from '../../shared/elements/truncate.tsx'
import { matchesAll, searchWords } from '../../shared/find.ts'
import { lazyPart } from '../../shared/lazy-part.tsx'
import type { PlaylistKey } from '../../shared/long-list/pages.ts'
import type { Playlist } from '../../shared/read-playlist.ts'
import { isMac } from '../../shared/shortcuts.ts'
import { useEditMode } from '../edit-mode.ts'
import type { Line } from '../item.ts'
import { playlistQueries } from '../playlists.queries.ts'
import type { RowList } from './edit-call.ts'
import { EditGrid } from './edit-grid.tsx'
import { EditingNotes } from './editing-notes.tsx'
import type { Rows } from './rows.ts'
import { SelectionBar } from './selection-bar.tsx'
import { readRows } from './spotify-playlist.ts'
import { type EditActions, useEditActions } from './use-edit-actions.ts'
import { useEditing } from './use-editing.ts'

const ToolsMenu = lazyPart(async () => (await import('./tools-menu.tsx')).default)
const PositionDialog = lazyPart(async () => (await import('./position-dialog.tsx')).default)

const rowsQuery = (playlist: Playlist, key: PlaylistKey) =>
  queryOptions({
    queryKey: [...playlistQueries.all, 'rows', key] as const,
    queryFn: ({ client }) => readRows(client, playlist, key.snapshot),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** A playlist while it is edited. Its rows are read whole first: what is sent to Spotify names their places. */
export default function EditMode({ playlist }: { playlist: Playlist }) {
  // The version in which editing began: the edits themselves make others.
  const [key] = useState({ id: playlist.id, snapshot: playlist.snapshot ?? '' })
  return (
    <Reading of={rowsQuery(playlist, key)} loading={<EditSkeleton playlist={playlist} listKey={key} />}>
      {(lines) =>
        lines.every((line) => line?.isPlaceSure !== false) ? (
          <Editor playlist={playlist} lines={lines} version={key.snapshot} />
        ) : (
          <UnsurePlaces />
        )
      }
    </Reading>
  )
}

function UnsurePlaces() {
  const { set } = useEditMode()
  return (
    <EmptyState
      icon={ListX}
      sentence="Spotify left rows of this playlist out and does not say which, so a change could meet the wrong song. It can’t be edited here for now."
      action={<Button onClick={() => set(false)}>Back to the playlist</Button>}
    />
  )
}

interface EditorProps {
  playlist: Playlist
  lines: readonly (Line | undefined)[]
  version: string
}

function Editor({ playlist, lines, version }: EditorProps) {
  const { editing, state } = useEditing(playlist, { lines, version })
  const { set } = useEditMode()
  const [find, setFind] = useState('')
  const [dialog, setDialog] = useState<'position'>()
  const { wanted, rows } = state
  const shown = useMemo(() => found(wanted, rows, find), [wanted, rows, find])
  const positions = useMemo(() => new Map(wanted.map((id, index) => [id, index])), [wanted])
  const { actions, selection, said } = useEditActions({ editing, state, shown, open: setDialog })
  const done = () => set(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of its grid and its buttons.
    <div onKeyDown={(event) => onEditKey(event, actions, selection.chosen.size, done)}>
      <EditHeader playlist={playlist} count={wanted.length} find={find} onFind={setFind} onDone={done}>
        <IconButton
          icon={Undo}
          label="Undo"
          shortcut={isMac() ? '⌘ Z' : 'Ctrl Z'}
          disabled={state.past.length === 0}
          onClick={actions.undo}
        />
        <IconButton
          icon={Redo}
          label="Redo"
          shortcut={isMac() ? '⇧ ⌘ Z' : 'Ctrl Shift Z'}
          disabled={state.future.length === 0}
          onClick={actions.redo}
        />
        <ToolsButton actions={actions} />
      </EditHeader>
      <SelectionBar chosen={selection.chosen.size} all={shown.length} actions={actions} />
      <EditingNotes editing={editing} state={state} />
      <p role="status" className="sr-only">
        {said}
      </p>
      {shown.length > 0 ? (
        <EditGrid
          label={`Songs of ${playlist.name}`}
          shown={shown}
          positions={positions}
          find={find}
          rows={rows}
          selection={selection}
          onChoose={actions.choose}
          onMove={actions.moveAt}
        />
      ) : (
        <NothingShown find={find} onShowAll={() => setFind('')} onDone={done} />
      )}
      {dialog === 'position' && (
        <PositionDialog
          count={wanted.length}
          onClose={() => setDialog(undefined)}
          onChoose={(position) => actions.moveTo(position)}
        />
      )}
    </div>
  )
}

function ToolsButton({ actions }: { actions: EditActions }) {
  const trigger = <IconButton icon={Wrench} label="Tools" />
  return (
    <OnDemand trigger={trigger} popup="menu" load={ToolsMenu.load}>
      <ToolsMenu
        trigger={trigger}
        onSort={actions.sort}
        onDuplicates={actions.chooseDuplicates}
        onUnavailable={actions.chooseUnavailable}
      />
    </OnDemand>
  )
}

/** The rows with every word of `find` in their title, artist or album. */
function found(list: RowList, rows: Rows, find: string): RowList {
  const words = searchWords(find)
  if (words.length === 0) return list
  return list.filter((id) => {
    const { title = '', by = '', from = '' } = rows.get(id)?.line ?? {}
    return matchesAll(`${title} ${by} ${from}`, words)
  })
}

/** The keys of the whole list. A field, a menu and a dialog keep their own. */
function onEditKey(event: KeyboardEvent, actions: EditActions, chosen: number, done: () => void): void {
  const { target, key } = event
  const isElsewhere =
    target instanceof Element && target.closest('[role=dialog], [role=menu], input:not([type=checkbox])')
  if (event.defaultPrevented || isElsewhere) return
  const isMod = event.ctrlKey || event.metaKey
  const letter = key.toLowerCase()
  const acts: [boolean, () => void][] = [
    [isMod && letter === 'a', actions.chooseAll],
    [isMod && letter === 'z' && !event.shiftKey, actions.undo],
    [isMod && (letter === 'y' || (letter === 'z' && event.shiftKey)), actions.redo],
    [(key === 'Delete' || key === 'Backspace') && chosen > 0, actions.remove],
    [key === 'Escape', chosen > 0 ? actions.clear : done],
  ]
  const act = acts.find(([isPressed]) => isPressed)?.[1]
  if (!act) return
  event.preventDefault()
  act()
}

function NothingShown({ find, onShowAll, onDone }: { find: string; onShowAll: () => void; onDone: () => void }) {
  if (find === '')
    return (
      <EmptyState
        icon={ListX}
        sentence="This playlist is empty now."
        action={<Button onClick={onDone}>Back to the playlist</Button>}
      />
    )
  return (
    <EmptyState
      icon={ListX}
      sentence={`No song here has “${find}” in its title, artist or album.`}
      action={<Button onClick={onShowAll}>Show all</Button>}
    />
  )
}

interface EditHeaderProps {
  playlist: Playlist
  count: number
  find: string
  onFind: (find: string) => void
  onDone: () => void
  children: React.ReactNode
}

/** The playlist in one line, so that its rows have the room. */
function EditHeader({ playlist: { name, images, ownerName }, count, find, onFind, onDone, children }: EditHeaderProps) {
  const facts = [ownerName, counted(count, 'song')].filter((fact) => fact !== undefined).join(' · ')
  return (
    <header className={cx(edge, 'flex flex-wrap items-center gap-3 py-3')}>
      <Artwork images={images} size={44} eager />
      <div className="min-w-0 flex-1">
        <Truncate text={name} className="text-lead font-semibold">
          <PageHeading className="text-lead">{name}</PageHeading>
        </Truncate>
        <p className="truncate text-small text-muted">{facts}</p>
      </div>
      <div className="flex items-center gap-2 max-sm:basis-full">
        <SearchField label="Find in playlist" value={find} onChange={onFind} className="min-w-0 flex-1 sm:w-56" />
        {children}
        <Button onClick={onDone}>Done</Button>
      </div>
    </header>
  )
}

function EditSkeleton({ playlist, listKey }: { playlist: Playlist; listKey: PlaylistKey }) {
  const { data: progress = 0 } = useQuery(playlistQueries.reading(listKey))
  const { set } = useEditMode()
  return (
    <>
      <Loading what="all songs of the playlist" />
      <EditHeader playlist={playlist} count={playlist.songs ?? 0} find="" onFind={() => {}} onDone={() => set(false)}>
        <span className="font-mono text-small text-muted">{Math.round(progress * 100)}%</span>
      </EditHeader>
      <div className="h-13 border-y border-line bg-raised" />
      <div className={cx(edge, 'space-y-3 pt-12')}>
        {Array.from({ length: 8 }, (_, index) => (
          <Skeleton key={index} className="h-10.5 w-full" />
        ))}
      </div>
    </>
  )
}
