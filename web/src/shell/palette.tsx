import { type OperationId, operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { namedScopes } from '@scopedeck/server/contract/requirements.ts'
import { type Scope, scopeCatalogue, scopes } from '@scopedeck/server/contract/scopes.ts'
import { Command } from 'cmdk'
import { Keyboard, LogOut, type LucideIcon, ScanEye, Search, SunMoon, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { useLens } from '../lens/lens.tsx'
import { useGrantedScopes, useSignedIn } from '../session/use-session.ts'
import { Dialog } from '../shared/dialog.tsx'
import { Icon } from '../shared/icon.tsx'
import { Kbd } from '../shared/kbd.tsx'
import { isMac } from '../shared/keyboard.tsx'
import { ScopeMark } from '../shared/scope-chip.tsx'
import { printedKeys, type ShortcutId } from '../shared/shortcuts.ts'
import { useCommands } from './commands.tsx'
import { destinations } from './destinations.ts'

const callable = operationIds.filter(
  (id) => !operation(id).removedSince && namedScopes(operation(id).requirement).length > 0,
)

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
          <Group heading="Screens">
            {destinations.map(({ path, label, icon, shortcut }) => (
              <Line key={path} icon={icon} shortcut={shortcut} onSelect={go(path)}>
                {label}
              </Line>
            ))}
            <Line icon={UserRound} shortcut="go.account" onSelect={go('/account')}>
              Account
            </Line>
          </Group>
          <Group heading="Actions">
            <Line icon={ScanEye} shortcut="lens" onSelect={then(lens.toggle)}>
              {lens.on ? 'Switch the lens off' : 'Switch the lens on'}
            </Line>
            <Line icon={SunMoon} shortcut="theme" onSelect={then(turnTheme)}>
              Change the theme
            </Line>
            <Line icon={Keyboard} shortcut="help" onSelect={() => show('keys')}>
              Show all keys
            </Line>
            {session && (
              <Line icon={LogOut} onSelect={then(signOut)}>
                Sign out
              </Line>
            )}
          </Group>
          <Group heading="Scopes">
            {scopes.map((scope) => (
              <ScopeLine key={scope} scope={scope} onSelect={go(`/scopes?scope=${scope}`)} />
            ))}
          </Group>
          <Group heading="Calls, and the scopes they stand on">
            {callable.map((id) => (
              <CallLine
                key={id}
                id={id}
                onSelect={go(`/scopes?scope=${namedScopes(operation(id).requirement).join('+')}`)}
              />
            ))}
          </Group>
        </Command.List>
      </Command>
    </Dialog>
  )
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="mb-2 **:[[cmdk-group-heading]]:px-2.5 **:[[cmdk-group-heading]]:py-1.5 **:[[cmdk-group-heading]]:text-small **:[[cmdk-group-heading]]:text-muted"
    >
      {children}
    </Command.Group>
  )
}

const line =
  'flex min-h-10 items-center gap-3 rounded-control px-2.5 py-1.5 select-none data-[selected=true]:bg-accent/14'

interface LineProps {
  icon: LucideIcon
  shortcut?: ShortcutId
  onSelect: () => void
  children: string
}

function Line({ icon, shortcut, onSelect, children }: LineProps) {
  return (
    <Command.Item value={children} onSelect={onSelect} className={line}>
      <Icon of={icon} className="text-muted" />
      <span className="grow">{children}</span>
      {shortcut && <Kbd>{printedKeys(shortcut, isMac())}</Kbd>}
    </Command.Item>
  )
}

function ScopeLine({ scope, onSelect }: { scope: Scope; onSelect: () => void }) {
  const granted = useGrantedScopes()
  const { sentence } = scopeCatalogue[scope]
  return (
    <Command.Item value={`${scope} ${sentence}`} onSelect={onSelect} className={line}>
      <ScopeMark state={granted.has(scope) ? 'granted' : 'missing'} />
      <span className="min-w-0 grow">
        <span className="block truncate">{sentence}</span>
        <code className="block truncate text-small text-muted">{scope}</code>
      </span>
    </Command.Item>
  )
}

function CallLine({ id, onSelect }: { id: OperationId; onSelect: () => void }) {
  const { method, path, title } = operation(id)
  return (
    <Command.Item value={`${title} ${method} ${path} ${id}`} onSelect={onSelect} className={line}>
      <code className="w-13 shrink-0 text-small text-conditional">{method}</code>
      <span className="min-w-0 grow">
        <span className="block truncate">{title}</span>
        <code className="block truncate text-small text-muted">{path}</code>
      </span>
    </Command.Item>
  )
}
