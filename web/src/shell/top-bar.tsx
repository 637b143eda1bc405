import { Search } from 'lucide-react'
import { Icon, Kbd } from '../shared/elements/icon.tsx'
import { isMac } from '../shared/keyboard.tsx'
import { printedKeys } from '../shared/shortcuts.ts'
import { Clocks } from './clocks.tsx'
import { useCommands } from './commands.tsx'
import { LensButton } from './lens-button.tsx'
import { ThemeMenu } from './theme-menu.tsx'

export function TopBar() {
  return (
    <header className="@container/shell hidden h-14 shrink-0 border-b border-line md:block">
      <div className="flex h-full items-center justify-between gap-2 px-6 pr-4">
        <PaletteOpener />
        <div className="flex items-center gap-2">
          <Clocks />
          <LensButton />
          <ThemeMenu />
        </div>
      </div>
    </header>
  )
}

function PaletteOpener() {
  const { show } = useCommands()
  return (
    <button
      type="button"
      onClick={() => show('palette')}
      className="flex h-9 w-85 min-w-0 items-center gap-3 rounded-control border border-line bg-sunken px-3 text-muted hover:border-strong"
    >
      <Icon of={Search} />
      <span className="truncate">Find a screen, scope or call</span>
      <span className="ml-auto">
        <Kbd>{printedKeys('palette', isMac())}</Kbd>
      </span>
    </button>
  )
}
