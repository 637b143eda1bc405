import { type LucideIcon, Moon, ScanEye, Search, Sun, SunMoon } from 'lucide-react'
import { useLens } from '../lens/lens.tsx'
import { useSignedIn } from '../session/use-session.ts'
import { cx } from '../shared/cx.ts'
import { Icon, Kbd } from '../shared/elements/icon.tsx'
import { IconButton } from '../shared/elements/icon-button.tsx'
import { OnDemand } from '../shared/elements/on-demand.tsx'
import { Tooltip } from '../shared/elements/tooltip.tsx'
import { lazyPart } from '../shared/lazy-part.tsx'
import { Part } from '../shared/part.tsx'
import { isMac, printedKeys } from '../shared/shortcuts.ts'
import { type Theme, themeLabels, useTheme } from '../shared/theme.ts'
import { useCommands } from './commands.tsx'

export function TopBar() {
  return (
    <header className="@container/shell hidden h-14 shrink-0 border-b border-line desk:block">
      <div className="mx-auto flex h-full max-w-page items-center justify-between gap-2 px-6">
        <PaletteOpener />
        <div className="flex items-center gap-2">
          <Clocks />
          <LensButton />
          <ThemeButton />
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

/** The clocks come a moment later, into the room that is kept for them. */
function Clocks() {
  const session = useSignedIn()
  if (!session) return null
  const room = <span className="h-9 w-27 @3xl/shell:w-39 @4xl/shell:w-80" />
  return (
    <Part loading={room} failed={() => room}>
      <TopClocks session={session} />
    </Part>
  )
}

const TopClocks = lazyPart(async () => (await import('../clocks/top-clocks.tsx')).default)

const themeIcons: Record<Theme, LucideIcon> = { light: Sun, dark: Moon, system: SunMoon }

const ThemeMenu = lazyPart(async () => (await import('./theme-menu.tsx')).default)

function ThemeButton() {
  const theme = useTheme()
  const label = `Theme: ${themeLabels[theme].toLowerCase()}`
  const button = <IconButton icon={themeIcons[theme]} label={label} tone="secondary" tooltipSide="bottom" />
  return (
    <OnDemand trigger={button} popup="menu" load={ThemeMenu.load}>
      <ThemeMenu trigger={button} />
    </OnDemand>
  )
}

/** Switches the lens on or off: with it, every control shows the scope it needs. */
function LensButton() {
  const { on, toggle } = useLens()
  return (
    <Tooltip text="What each control depends on" side="bottom">
      <button
        type="button"
        aria-pressed={on}
        onClick={toggle}
        className={cx(
          'flex h-9 shrink-0 items-center gap-2 rounded-control border px-3 font-semibold transition-colors',
          on ? 'border-accent bg-accent text-on-accent' : 'border-strong hover:bg-raised',
        )}
      >
        <Icon of={ScanEye} />
        Lens
        <Kbd>L</Kbd>
      </button>
    </Tooltip>
  )
}
