import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { RadioTower } from 'lucide-react'
import { type ReactNode, Suspense, useRef } from 'react'
import { Link, useLocation } from 'react-router'
import { providerNames, useGrant, useProvider, useSignedIn } from '../session/use-session.ts'
import { cx } from '../shared/cx.ts'
import { Icon } from '../shared/elements/icon.tsx'
import { ErrorCatcher } from '../shared/error-catcher.tsx'
import { lazyPart } from '../shared/lazy-part.tsx'
import { Part } from '../shared/part.tsx'
import { useScrollMemory } from '../shared/use-scroll-memory.ts'
import { Mark } from './mark.tsx'
import { ListenTabs, RailLinks, Tabs } from './navigation.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { TopBar } from './top-bar.tsx'

const MenuHost = lazyPart(async () => (await import('../menus/menu-host.tsx')).MenuHost)
/** It draws nothing before a pointer or the focus rests somewhere. */
const TooltipLayer = lazyPart(async () => (await import('../shared/elements/tooltip-layer.tsx')).TooltipLayer)
const Conditions = lazyPart(async () => (await import('./simulated-note.tsx')).Conditions)

interface FrameProps {
  /** One line above the screen, about the account. */
  notice?: ReactNode
  /** Shown when the grant has a scope that reads playback. */
  playerBar: ReactNode
  children: ReactNode
}

/**
 * At a desk rail, top bar, main area and player bar; on a phone top bar, main area, mini player and tabs. Where the window is
 * low, the tabs follow the top bar and both scroll away with the page: the frame scrolls, and not the main area.
 */
export default function Frame({ notice, playerBar, children }: FrameProps) {
  return (
    <div
      data-frame
      className="flex h-dvh flex-col low:grid low:auto-rows-min low:grid-cols-1 low:overflow-x-hidden low:overflow-y-auto sm:low:grid-cols-2 desk:grid desk:grid-cols-[auto_minmax(0,1fr)] desk:grid-rows-[minmax(0,1fr)_auto] desk:gap-2 desk:p-2"
    >
      <Aside>
        <Rail />
      </Aside>
      <Aside>
        <PhoneBar />
      </Aside>
      <Aside>
        <Tabs />
      </Aside>
      <Aside>
        <ListenTabs />
      </Aside>
      <ConditionsStrip />
      <div className="flex min-h-0 flex-1 flex-col overflow-hidden low:col-span-full low:min-h-dvh low:overflow-visible desk:rounded-panel desk:bg-panel">
        <Aside>
          <TopBar />
        </Aside>
        {notice}
        <Main>{children}</Main>
      </div>
      <PlayerSlot>{playerBar}</PlayerSlot>
      <Aside>
        <Suspense>
          <TooltipLayer />
        </Suspense>
      </Aside>
      <Aside>
        <Part failed={() => null}>
          <MenuHost />
        </Part>
      </Aside>
    </div>
  )
}

/** A part of the frame. Where it fails, it is missing: the screen matters more. It is drawn again at the next address. */
function Aside({ children }: { children: ReactNode }) {
  const { key } = useLocation()
  return (
    <ErrorCatcher resetKey={key} failed={() => null}>
      {children}
    </ErrorCatcher>
  )
}

function Rail() {
  return (
    <aside
      aria-label="Scopedeck"
      className="hidden min-h-0 w-21 flex-col rounded-panel bg-panel pb-2 desk:flex xl:w-60"
    >
      <Link
        to="/"
        aria-label="Scopedeck: back to the deck"
        className="m-2 mb-1.5 flex justify-center rounded-control p-2 xl:justify-start"
      >
        <span className="xl:hidden">
          <Mark named={false} />
        </span>
        <span className="hidden xl:inline">
          <Mark />
        </span>
      </Link>
      <RailLinks />
      <div className="mt-auto px-2">
        <ProviderMark />
      </div>
    </aside>
  )
}

/** At the foot of the rail: which Spotify the server talks to, and who is signed in. */
function ProviderMark() {
  const { kind } = useProvider()
  const session = useSignedIn()
  const isSimulated = kind === 'simulator'
  return (
    <div className={cx('rounded-panel border text-small', isSimulated ? 'border-dashed border-strong' : 'border-line')}>
      <Link
        to="/account"
        className="flex flex-col items-center gap-1.5 rounded-panel px-0.5 py-2.5 text-muted hover:bg-raised xl:flex-row xl:items-start xl:gap-2.5 xl:px-2.5"
      >
        <Icon of={RadioTower} className="mt-px" />
        <span aria-hidden className="xl:hidden">
          {isSimulated ? 'Simulated' : 'Spotify'}
        </span>
        <span className="min-w-0 max-xl:text-center">
          <span className="sr-only xl:not-sr-only">
            <strong className="block truncate font-semibold text-text">{providerNames[kind]}</strong>
            <span className="block truncate">
              {session ? `signed in as ${session.account.displayName}` : 'not signed in'}
            </span>
          </span>
        </span>
      </Link>
      <div className="px-1 pb-2 empty:hidden max-xl:text-center xl:pl-10">
        <Part failed={() => null}>
          <Conditions />
        </Part>
      </div>
    </div>
  )
}

/** Below the top bar of a phone, which has no room for it: what is unusual about the simulator. */
function ConditionsStrip() {
  return (
    <div className="px-4 pb-1 text-small empty:hidden low:col-span-full desk:hidden">
      <Part failed={() => null}>
        <Conditions />
      </Part>
    </div>
  )
}

function Main({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLElement>(null)
  useScrollMemory(ref, 'main')
  return (
    <main
      id="main"
      ref={ref}
      tabIndex={-1}
      // At 880 px the layouts of two panes, which scroll by themselves, are out of reach.
      className="@container/main relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto -outline-offset-2 xl:pr-(--flow-room) low:mx-auto low:w-full low:max-w-[880px] low:overflow-x-clip low:overflow-y-visible"
    >
      {children}
    </main>
  )
}

const playbackScopes: readonly Scope[] = ['user-read-playback-state', 'user-read-currently-playing']

/**
 * 80 px high at a desk, 60 px on a phone, 44 px in a low window, also while the bar is loading, so that nothing moves. The
 * player’s own screen fills a phone with the same controls, so there the bar has no place.
 */
function PlayerSlot({ children }: { children: ReactNode }) {
  const { granted } = useGrant()
  const isAtPlayer = useLocation().pathname === '/player'
  if (!children || !playbackScopes.some((scope) => granted.has(scope))) return null
  return (
    <section
      aria-label="Player"
      className={cx(
        'mx-2 h-15 shrink-0 overflow-hidden rounded-panel bg-raised low:sticky low:bottom-0 low:z-20 low:col-span-full low:h-11 desk:col-span-2 desk:mx-0 desk:h-20 desk:bg-panel',
        isAtPlayer && 'phone:hidden',
      )}
    >
      {children}
    </section>
  )
}
