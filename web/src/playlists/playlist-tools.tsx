import { ArrowDownNarrowWide, Pencil, Play, Shuffle } from 'lucide-react'
import { useRef, useState } from 'react'
import { GatedButton, GatedIconButton } from '../lens/gated-button.tsx'
import { useResumable } from '../lens/resume.tsx'
import { useCommand } from '../playback/use-command.ts'
import { useSignedIn } from '../session/use-session.ts'
import { Button } from '../shared/elements/button.tsx'
import { SearchField } from '../shared/elements/fields.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { OnDemand } from '../shared/elements/on-demand.tsx'
import { useShortcut } from '../shared/keyboard.tsx'
import { lazyPart } from '../shared/lazy-part.tsx'
import type { Playlist } from '../shared/read-playlist.ts'
import { orders } from './arrangement.ts'
import { mayEdit, useEditMode, visibilityOf } from './edit-mode.ts'
import type { ArrangementState } from './use-arrangement.ts'

interface PlaylistToolsProps {
  playlist: Playlist
  /** The songs in it, as far as they are read. */
  count: number
  arrangement: ArrangementState
  reading: number | undefined
}

/** The buttons to play and shuffle, the search, and the order. */
export function PlaylistTools({ playlist, count, arrangement, reading }: PlaylistToolsProps) {
  return (
    <div className="flex flex-wrap items-center gap-3 px-4 pb-3 md:px-6">
      <PlayButtons playlist={playlist} count={count} />
      <EditButton playlist={playlist} />
      <div className="flex flex-1 items-center justify-end gap-2 max-sm:basis-full">
        <Reading progress={reading} />
        <FindField arrangement={arrangement} />
        <OrderButton arrangement={arrangement} />
      </div>
    </div>
  )
}

/** Only where Spotify lets the account change the rows. */
function EditButton({ playlist }: { playlist: Playlist }) {
  const accountId = useSignedIn()?.account.id
  const { set } = useEditMode()
  const edit = () => set(true)
  useResumable('playlist.edit', async () => {
    edit()
    return { done: 'You can edit it now', undo: undefined }
  })
  if (!mayEdit(playlist, accountId)) return null
  return (
    <GatedButton
      operation="reorder-or-replace-playlists-items"
      facts={{ visibility: visibilityOf(playlist) }}
      what="Editing"
      promise="you can edit it"
      tone="quiet"
      icon={<Icon of={Pencil} />}
      onAct={edit}
      resume={{ action: 'playlist.edit' }}
    >
      Edit
    </GatedButton>
  )
}

function PlayButtons({ playlist: { uri, name }, count }: Pick<PlaylistToolsProps, 'playlist' | 'count'>) {
  const giveCommand = useCommand()
  // Without a random offset Spotify would always begin with the first song, also when it shuffles.
  const [chance] = useState(Math.random)
  const offsetPosition = Math.floor(chance * count)
  const gate = { operation: 'start-a-users-playback', what: 'Playing', promise: 'the playlist starts' } as const
  const play = { name: 'play-context', contextUri: uri, shuffled: false } as const
  const shuffle = { name: 'play-context', contextUri: uri, offsetPosition, shuffled: true } as const
  return (
    <>
      <GatedIconButton
        {...gate}
        icon={Play}
        label={`Play ${name}`}
        tone="accent"
        size="large"
        round
        onAct={() => void giveCommand(play)}
        resume={{ action: 'player.play-context', args: { contextUri: uri, shuffled: false } }}
      />
      <GatedButton
        {...gate}
        tone="quiet"
        icon={<Icon of={Shuffle} />}
        onAct={() => void giveCommand(shuffle)}
        resume={{ action: 'player.play-context', args: { contextUri: uri, offsetPosition, shuffled: true } }}
      >
        Shuffle
      </GatedButton>
    </>
  )
}

function FindField({ arrangement: { text, type } }: { arrangement: ArrangementState }) {
  const field = useRef<HTMLInputElement>(null)
  useShortcut('list.search', () => field.current?.focus())
  return (
    <SearchField
      ref={field}
      label="Find in playlist"
      value={text}
      onChange={type}
      className="min-w-0 flex-1 sm:max-w-60"
    />
  )
}

const OrderMenu = lazyPart(async () => (await import('./order-menu.tsx')).default)

function OrderButton({ arrangement }: { arrangement: ArrangementState }) {
  const name = orders[arrangement.order]
  const button = (
    <Button tone="quiet" icon={<Icon of={ArrowDownNarrowWide} />} aria-label={`Order: ${name}`}>
      <span className="max-sm:hidden">{name}</span>
    </Button>
  )
  return (
    <OnDemand trigger={button} popup="menu" load={OrderMenu.load}>
      <OrderMenu trigger={button} arrangement={arrangement} />
    </OnDemand>
  )
}

/** Searching and sorting need every song, and reading a long playlist takes a moment. */
function Reading({ progress }: { progress: number | undefined }) {
  if (progress === undefined) return null
  return (
    <span role="status" className="text-small whitespace-nowrap text-muted">
      Reading <span className="font-mono">{Math.round(progress * 100)}%</span>
    </span>
  )
}
