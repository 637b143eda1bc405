import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import { type Scope, scopeCatalogue } from '@scopedeck/server/contract/scopes.ts'
import { Command, useCommandState } from 'cmdk'
import { type LucideIcon, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { useGrantedScopes } from '../session/use-session.ts'
import { cx } from '../shared/cx.ts'
import { Icon, Kbd } from '../shared/elements/icon.tsx'
import { ScopeMark } from '../shared/elements/scope-chip.tsx'
import { isMac, printedKeys, type ShortcutId } from '../shared/shortcuts.ts'

export function PaletteGroup({ heading, children }: { heading: string; children: ReactNode }) {
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

export function PaletteLine({ icon, shortcut, onSelect, children }: LineProps) {
  return (
    <Command.Item value={children} onSelect={onSelect} className={line}>
      <Icon of={icon} className="text-muted" />
      <span className="grow">{children}</span>
      {shortcut && <Kbd>{printedKeys(shortcut, isMac())}</Kbd>}
    </Command.Item>
  )
}

/** Its value never changes: cmdk chooses a line at the moment of typing, before a new value would be known to it. */
export const searchLineValue = 'search-spotify'

/** Last, and always there: the same words as a search of Spotify’s catalogue. */
export function SearchLine({ onSelect }: { onSelect: (q: string) => void }) {
  const typed = useCommandState(({ search }) => search).trim()
  return (
    <Command.Item value={searchLineValue} onSelect={() => onSelect(typed)} className={line}>
      <Icon of={Search} className="text-muted" />
      <span className="min-w-0 grow truncate">{typed ? `Search Spotify for “${typed}”` : 'Search Spotify'}</span>
    </Command.Item>
  )
}

export function ScopeLine({ scope, onSelect }: { scope: Scope; onSelect: () => void }) {
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

export function CallLine({ id, onSelect }: { id: OperationId; onSelect: () => void }) {
  const { method, path, title, removedSince } = operation(id)
  return (
    <Command.Item value={`${title} ${method} ${path} ${id}`} onSelect={onSelect} className={line}>
      <code className="w-13 shrink-0 text-small text-conditional">{method}</code>
      <span className="min-w-0 grow">
        <span className={cx('block truncate', removedSince && 'text-muted line-through')}>{title}</span>
        <code className="block truncate text-small text-muted">{path}</code>
      </span>
      {removedSince && <ScopeMark state="gone" />}
    </Command.Item>
  )
}
