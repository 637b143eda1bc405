import { Play } from 'lucide-react'
import { playCommand, playPromise } from '../catalogue/play-command.ts'
import { SaveButton } from '../catalogue/save-button.tsx'
import { bylineOf, capital, type Thing, thingKinds } from '../catalogue/thing.ts'
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
            <p className="text-title font-semibold tracking-tight">{name}</p>
          </TwoLines>
          <p className="mt-1 line-clamp-2 text-small wrap-anywhere text-muted">{wordsOf(thing)}</p>
          {durationMs !== undefined && (
            <p className="mt-1 font-mono text-small text-muted">{formatDuration(durationMs)}</p>
          )}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {isPlayable ? <PlayButton thing={thing} onPlay={onOpen} /> : <p>Not available in your country.</p>}
        {kind !== 'playlist' && <SaveButton uri={thing.uri} name={name} />}
        <MenuButton name={name} />
      </div>
    </Card>
  )
}

function wordsOf(thing: Thing): string {
  const kind = capital(thingKinds[thing.kind].one)
  const byline = bylineOf(thing)
  return byline === kind ? kind : `${kind} · ${byline}`
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
