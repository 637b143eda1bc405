import { CalendarClock, type LucideIcon, Moon, ScanEye, Search, Sun, SunMoon, Timer } from 'lucide-react'
import { Link } from 'react-router'
import { useLens } from '../lens/lens.tsx'
import type { SignedIn } from '../session/read-session.ts'
import { useSignedIn } from '../session/use-session.ts'
import { formatDay, inWords } from '../shared/clock.ts'
import { cx } from '../shared/cx.ts'
import { formatCountdown } from '../shared/duration.ts'
import { Icon, Kbd } from '../shared/elements/icon.tsx'
import { IconButton } from '../shared/elements/icon-button.tsx'
import { OnDemand } from '../shared/elements/on-demand.tsx'
import { Tooltip } from '../shared/elements/tooltip.tsx'
import { lazyPart } from '../shared/lazy-part.tsx'
import { isMac, printedKeys } from '../shared/shortcuts.ts'
import { type Theme, themeLabels, useTheme } from '../shared/theme.ts'
import { useNow } from '../shared/use-now.ts'
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

/** The time left of the access token (1 hour at most) and of the grant (6 months). */
function Clocks() {
  const session = useSignedIn()
  return session && <TwoClocks session={session} />
}

function TwoClocks({ session }: { session: SignedIn }) {
  const now = useNow()
  const accessMs = session.accessTokenExpiresAt - now
  const grantMs = session.grantExpiresAt - now
  return (
    <>
      <Clock
        icon={Timer}
        word="access"
        figure={formatCountdown(accessMs)}
        words={
          accessMs > 0
            ? `The access token is good for another ${inWords(accessMs)}. The server renews it by itself.`
            : 'The access token has expired. The next call renews it.'
        }
      />
      <Clock
        icon={CalendarClock}
        word="grant until"
        figure={formatDay(session.grantExpiresAt, now)}
        words={`The grant is good for another ${inWords(grantMs)}. Then Spotify asks for your consent again.`}
        className="hidden @4xl/shell:flex"
      />
    </>
  )
}

interface ClockProps {
  icon: LucideIcon
  word: string
  figure: string
  /** The tooltip, which screen readers read too. */
  words: string
  className?: string
}

function Clock({ icon, word, figure, words, className }: ClockProps) {
  return (
    <Tooltip text={words} side="bottom">
      <Link
        to="/account"
        className={cx(
          'flex h-9 shrink-0 items-center gap-2 rounded-control border border-line px-3 text-small text-muted hover:bg-raised',
          className,
        )}
      >
        <Icon of={icon} />
        <span className="sr-only @3xl/shell:not-sr-only">{word}</span>
        <span className="font-mono font-semibold text-text">{figure}</span>
      </Link>
    </Tooltip>
  )
}

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
