import { Play } from 'lucide-react'
import { Link } from 'react-router'
import { canPlay, playCommand, playPromise } from '../catalogue/play-command.ts'
import { SaveButton } from '../catalogue/save-button.tsx'
import { bylineOf, capital, type Thing, thingKinds } from '../catalogue/thing.ts'
import { BylineWords } from '../catalogue/thing-row.tsx'
import { GatedButton } from '../lens/gated-button.tsx'
import { MenuButton } from '../menus/menu-button.tsx'
import { withMenu } from '../menus/opened-menu.ts'
import { actionName, commandArgs } from '../playback/command.ts'
import { useCommand } from '../playback/use-command.ts'
import { formatDuration } from '../shared/duration.ts'
import { Artwork } from '../shared/elements/artwork.tsx'
import { Card } from '../shared/elements/card.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { TwoLines } from '../shared/elements/two-lines.tsx'
import { thingAddress } from '../shared/thing-address.ts'

interface TopResultProps {
  thing: Thing
  onOpen: () => void
}

/** What the search most likely meant, large, with its buttons. */
export function TopResult({ thing, onOpen }: TopResultProps) {
  const { kind, name, images, durationMs, isPlayable } = thing
  return (
    <Card className="flex flex-col gap-4 sm:p-5" {...withMenu(() => ({ thing }))}>
      <div className="relative flex items-center gap-4">
        <Artwork images={images} eager className="w-24 @3xl/main:w-38" />
        <div className="min-w-0">
          <TwoLines text={name} what="name">
            <p className="text-title font-semibold tracking-tight">
              <NameLink thing={thing} onOpen={onOpen} />
            </p>
          </TwoLines>
          <p className="mt-1 line-clamp-2 text-small wrap-anywhere text-muted">
            <Words thing={thing} />
          </p>
          {durationMs !== undefined && (
            <p className="mt-1 font-mono text-small text-muted">{formatDuration(durationMs)}</p>
          )}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {canPlay(thing) && <PlayButton thing={thing} onPlay={onOpen} />}
        {!isPlayable && <p>Not available in your country.</p>}
        {kind !== 'playlist' && <SaveButton uri={thing.uri} name={name} />}
        <MenuButton name={name} />
      </div>
    </Card>
  )
}

function NameLink({ thing: { kind, id, name }, onOpen }: TopResultProps) {
  const to = thingAddress(kind, id)
  if (to === undefined) return name
  return (
    <Link to={to} onClick={onOpen} className="text-text no-underline hover:underline">
      {name}
    </Link>
  )
}

function Words({ thing }: { thing: Thing }) {
  const kind = capital(thingKinds[thing.kind].one)
  if (bylineOf(thing) === kind) return kind
  return (
    <>
      {kind} · <BylineWords thing={thing} />
    </>
  )
}

function PlayButton({ thing, onPlay }: { thing: Thing; onPlay: () => void }) {
  const give = useCommand()
  const command = playCommand(thing)
  return (
    <GatedButton
      operation="start-a-users-playback"
      what="Playing"
      promise={playPromise(thing)}
      resume={{ action: actionName(command.name), args: commandArgs(command) }}
      tone="primary"
      icon={<Icon of={Play} />}
      onAct={() => {
        onPlay()
        void give(command)
      }}
    >
      Play
    </GatedButton>
  )
}
