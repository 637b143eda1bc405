import { operationIds } from '@scopedeck/server/contract/operations.ts'
import {
  ArrowLeftRight,
  CirclePlay,
  FlaskConical,
  KeyRound,
  LayoutGrid,
  ListMusic,
  type LucideIcon,
  Search,
  SquareTerminal,
} from 'lucide-react'
import { NavLink, useLocation } from 'react-router'
import { cx } from '../shared/cx.ts'
import { Icon } from '../shared/elements/icon.tsx'
import type { ShortcutId } from '../shared/shortcuts.ts'

/** The links of the rail: one line each on a wide screen, an icon above a word on a narrow one. */
export function RailLinks() {
  return (
    <nav aria-label="Screens" className="flex min-h-0 flex-col gap-0.5 overflow-y-auto px-2">
      {destinations.map((destination) => (
        <RailEntry key={destination.path} destination={destination} />
      ))}
    </nav>
  )
}

function RailEntry({ destination }: { destination: Destination }) {
  return (
    <>
      {destination.startsListen && <p className="hidden px-2.5 pt-4 pb-1.5 text-small text-muted xl:block">Listen</p>}
      <NavLink
        to={destination.path}
        end={destination.path === '/'}
        className={({ isActive }) =>
          cx(
            'flex flex-col items-center justify-center gap-1 rounded-control px-1 py-2 text-small font-[550] transition-colors xl:h-9 xl:flex-row xl:justify-start xl:gap-3 xl:px-2.5 xl:py-0 xl:text-body',
            isActive ? 'bg-raised text-text' : 'text-muted hover:bg-raised/60 hover:text-text',
          )
        }
      >
        <Icon of={destination.icon} />
        {destination.label}
        {destination.count && (
          <span className="ml-auto hidden font-mono text-small font-normal text-muted xl:inline">
            {destination.count}
          </span>
        )}
      </NavLink>
    </>
  )
}

/** Of these a phone has one tab, and a second row while one of them is shown. */
const listening = ['/player', '/playlists', '/search']
const tabs = ['/', '/scopes', '/flow', '/explore', '/player']

/** The same destinations along the bottom of a phone, within reach of a thumb; in a low window below the top bar. */
export function Tabs() {
  const isListening = useIsListening()
  return (
    <nav
      aria-label="Screens"
      className="order-last grid grid-cols-5 pb-[env(safe-area-inset-bottom)] low:order-none low:pb-0 desk:hidden"
    >
      {destinationsAt(tabs).map(({ path, label, short, icon }) => (
        <NavLink
          key={path}
          to={path}
          end={path === '/'}
          className={({ isActive }) =>
            cx(
              'flex h-14 min-w-0 flex-col items-center justify-center gap-1 text-small -outline-offset-4 low:h-10 low:gap-0',
              isActive || (isListening && path === '/player') ? 'text-accent' : 'text-muted',
            )
          }
        >
          <Icon of={icon} />
          {short ?? label}
        </NavLink>
      ))}
    </nav>
  )
}

/**
 * On a phone, below the top bar: the screens of the tab “Listen”, while one of them is shown. A low window has no room for a
 * second row; there the menu “More” leads to them.
 */
export function ListenTabs() {
  if (!useIsListening()) return null
  return (
    <nav
      aria-label="Listen"
      className="flex shrink-0 gap-1 overflow-x-auto border-b border-line px-2 low:hidden desk:hidden"
    >
      {destinationsAt(listening).map(({ path, label }) => (
        <NavLink
          key={path}
          to={path}
          className={({ isActive }) =>
            cx(
              'flex h-11 items-center border-b-2 px-2.5 -outline-offset-4 font-[550] whitespace-nowrap no-underline',
              isActive ? 'border-accent text-text' : 'border-transparent text-muted',
            )
          }
        >
          {label}
        </NavLink>
      ))}
    </nav>
  )
}

function useIsListening(): boolean {
  const { pathname } = useLocation()
  return listening.some((path) => pathname === path || pathname.startsWith(`${path}/`))
}

function destinationsAt(paths: readonly string[]): Destination[] {
  return paths.flatMap((path) => destinations.filter((destination) => destination.path === path))
}

interface Destination {
  path: string
  label: string
  /** The word under the icon on a phone, where it differs. */
  short?: string
  /** A number beside the label: how many calls there are. */
  count?: number
  icon: LucideIcon
  shortcut: ShortcutId
  /** The first one below the heading “Listen”. */
  startsListen?: true
}

/** The screens of the rail, the tabs of a phone and the palette. */
export const destinations: readonly Destination[] = [
  { path: '/', label: 'Deck', icon: LayoutGrid, shortcut: 'go.deck' },
  { path: '/scopes', label: 'Scopes', icon: KeyRound, shortcut: 'go.scopes' },
  { path: '/flow', label: 'Flow', icon: ArrowLeftRight, shortcut: 'go.flow' },
  {
    path: '/explore',
    label: 'Explore',
    count: operationIds.length,
    icon: SquareTerminal,
    shortcut: 'go.explore',
  },
  { path: '/lab', label: 'Lab', icon: FlaskConical, shortcut: 'go.lab' },
  { path: '/player', label: 'Player', short: 'Listen', icon: CirclePlay, shortcut: 'go.player', startsListen: true },
  { path: '/playlists', label: 'Playlists', icon: ListMusic, shortcut: 'go.playlists' },
  { path: '/search', label: 'Search', icon: Search, shortcut: 'go.search' },
]
