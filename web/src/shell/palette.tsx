import { type OperationId, operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { scopes } from '@scopedeck/server/contract/scopes.ts'
import { Command } from 'cmdk'
import { Keyboard, LogOut, ScanEye, Search, SunMoon, UserRound } from 'lucide-react'
import { useNavigate } from 'react-router'
import { useLens } from '../lens/lens.tsx'
import { useSignedIn } from '../session/use-session.ts'
import { Dialog } from '../shared/elements/dialog.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { useCommands } from './commands.tsx'
import { destinations } from './destinations.ts'
import { CallLine, PaletteGroup, PaletteLine, ScopeLine } from './palette-lines.tsx'

/** What new apps still get stands first. */
const calls = operationIds.toSorted((one, other) => Number(isGone(one)) - Number(isGone(other)))

function isGone(id: OperationId): boolean {
  return operation(id).removedSince !== undefined
}

/** Every word typed stands in the line: no guesses by scattered letters. */
function holdsEveryWord(value: string, search: string): number {
  const line = value.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => line.includes(word))
    ? 1
    : 0
}

/** One field for everything: screens, actions, scopes and calls. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const lens = useLens()
  const session = useSignedIn()
  const { show, turnTheme, signOut } = useCommands()
  const then = (act: () => void) => () => {
    onClose()
    act()
  }
  const go = (address: string) => then(() => void navigate(address))
  return (
    <Dialog title="Find a screen, scope or call" bare open onOpenChange={onClose}>
      <Command
        label="Find a screen, scope or call"
        loop
        filter={holdsEveryWord}
        className="flex max-h-[70dvh] flex-col"
      >
        <div className="flex items-center gap-3 border-b border-line px-4">
          <Icon of={Search} className="text-muted" />
          <Command.Input
            placeholder="Find a screen, scope or call"
            className="h-12 min-w-0 flex-1 bg-transparent text-lead outline-none placeholder:text-faint"
          />
        </div>
        <Command.List className="min-h-0 flex-1 overflow-y-auto p-2">
          <Command.Empty className="px-3 py-6 text-center text-muted">
            Nothing here has that name. Try “playlist” or “pause”.
          </Command.Empty>
          <PaletteGroup heading="Screens">
            {destinations.map(({ path, label, icon, shortcut }) => (
              <PaletteLine key={path} icon={icon} shortcut={shortcut} onSelect={go(path)}>
                {label}
              </PaletteLine>
            ))}
            <PaletteLine icon={UserRound} shortcut="go.account" onSelect={go('/account')}>
              Account
            </PaletteLine>
          </PaletteGroup>
          <PaletteGroup heading="Actions">
            <PaletteLine icon={ScanEye} shortcut="lens" onSelect={then(lens.toggle)}>
              {lens.on ? 'Switch the lens off' : 'Switch the lens on'}
            </PaletteLine>
            <PaletteLine icon={SunMoon} shortcut="theme" onSelect={then(turnTheme)}>
              Change the theme
            </PaletteLine>
            <PaletteLine icon={Keyboard} shortcut="help" onSelect={() => show('keys')}>
              Show all keys
            </PaletteLine>
            {session && (
              <PaletteLine icon={LogOut} onSelect={then(signOut)}>
                Sign out
              </PaletteLine>
            )}
          </PaletteGroup>
          <PaletteGroup heading="Scopes">
            {scopes.map((scope) => (
              <ScopeLine key={scope} scope={scope} onSelect={go(`/scopes?scope=${scope}`)} />
            ))}
          </PaletteGroup>
          <PaletteGroup heading="Calls">
            {calls.map((id) => (
              <CallLine key={id} id={id} onSelect={go(`/explore/${id}`)} />
            ))}
          </PaletteGroup>
        </Command.List>
      </Command>
    </Dialog>
  )
}
