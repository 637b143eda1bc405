import { type OperationId, operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { scopes } from '@scopedeck/server/contract/scopes.ts'
import { Command } from 'cmdk'
import { Keyboard, LogOut, ScanEye, Search, SunMoon, UserRound, Waypoints } from 'lucide-react'
import { useNavigate } from 'react-router'
import { useLens } from '../lens/lens.tsx'
import { useSignedIn } from '../session/use-session.ts'
import DialogBox from '../shared/elements/dialog-box.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { useCommands } from './commands.tsx'
import { destinations } from './navigation.tsx'
import { CallLine, PaletteGroup, PaletteLine, ScopeLine, SearchLine, searchLineValue } from './palette-lines.tsx'

/** Operations that a new client still gets come first. */
const calls = operationIds.toSorted((one, other) => Number(isRemoved(one)) - Number(isRemoved(other)))

function isRemoved(id: OperationId): boolean {
  return operation(id).removedSince !== undefined
}

/** cmdk’s score: 1 where the line has every word that was typed, else 0. The search of Spotify comes after all of them. */
function holdsEveryWord(value: string, search: string): number {
  if (value === searchLineValue) return 0.5
  const line = value.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => line.includes(word))
    ? 1
    : 0
}

interface PaletteProps {
  onClose: () => void
}

/** One search field for screens, actions, scopes and calls. */
export default function Palette({ onClose }: PaletteProps) {
  const navigate = useNavigate()
  const closeAnd = (act: () => void) => () => {
    onClose()
    act()
  }
  const goTo = (address: string) => closeAnd(() => void navigate(address))
  return (
    <DialogBox title="Find a screen, scope or call" bare open onOpenChange={onClose}>
      <Command
        label="Find a screen, scope or call"
        loop
        filter={holdsEveryWord}
        className="flex max-h-[70dvh] flex-col"
      >
        <PaletteField />
        <Command.List className="min-h-0 flex-1 overflow-y-auto p-2">
          <Command.Empty className="px-3 py-6 text-center text-muted">
            Nothing matches that. Try “playlist” or “pause”.
          </Command.Empty>
          <ScreenLines goTo={goTo} />
          <ActionLines closeAnd={closeAnd} />
          <PaletteGroup heading="Scopes">
            {scopes.map((scope) => (
              <ScopeLine key={scope} scope={scope} onSelect={goTo(`/scopes?scope=${scope}`)} />
            ))}
          </PaletteGroup>
          <PaletteGroup heading="Calls">
            {calls.map((id) => (
              <CallLine key={id} id={id} onSelect={goTo(`/explore/${id}`)} />
            ))}
          </PaletteGroup>
          <SearchLine onSelect={(q) => goTo(`/search?${new URLSearchParams({ q })}`)()} />
        </Command.List>
      </Command>
    </DialogBox>
  )
}

function PaletteField() {
  return (
    <div className="flex items-center gap-3 border-b border-line px-4">
      <Icon of={Search} className="text-muted" />
      <Command.Input
        placeholder="Find a screen, scope or call"
        className="h-12 min-w-0 flex-1 bg-transparent text-lead outline-none placeholder:text-faint"
      />
    </div>
  )
}

function ScreenLines({ goTo }: { goTo: (address: string) => () => void }) {
  return (
    <PaletteGroup heading="Screens">
      {destinations.map(({ path, label, icon, shortcut }) => (
        <PaletteLine key={path} icon={icon} shortcut={shortcut} onSelect={goTo(path)}>
          {label}
        </PaletteLine>
      ))}
      <PaletteLine icon={Waypoints} onSelect={goTo('/scopes?view=map')}>
        Map of scopes
      </PaletteLine>
      <PaletteLine icon={UserRound} shortcut="go.account" onSelect={goTo('/account')}>
        Account
      </PaletteLine>
    </PaletteGroup>
  )
}

function ActionLines({ closeAnd }: { closeAnd: (act: () => void) => () => void }) {
  const lens = useLens()
  const session = useSignedIn()
  const { show, turnTheme, signOut } = useCommands()
  return (
    <PaletteGroup heading="Actions">
      <PaletteLine icon={ScanEye} shortcut="lens" onSelect={closeAnd(lens.toggle)}>
        {lens.on ? 'Turn the lens off' : 'Turn the lens on'}
      </PaletteLine>
      <PaletteLine icon={SunMoon} shortcut="theme" onSelect={closeAnd(turnTheme)}>
        Change the theme
      </PaletteLine>
      <PaletteLine icon={Keyboard} shortcut="help" onSelect={() => show('keys')}>
        Show keyboard shortcuts
      </PaletteLine>
      {session && (
        <PaletteLine icon={LogOut} onSelect={closeAnd(signOut)}>
          Sign out
        </PaletteLine>
      )}
    </PaletteGroup>
  )
}
