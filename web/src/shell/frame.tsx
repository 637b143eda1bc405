import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { RadioTower } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Link, useLocation } from 'react-router'
import { providerNames, useGrantedScopes, useProvider, useSignedIn } from '../session/use-session.ts'
import { cx } from '../shared/cx.ts'
import { Icon } from '../shared/elements/icon.tsx'
import { TooltipLayer } from '../shared/elements/tooltip-layer.tsx'
import { ErrorCatcher } from '../shared/error-catcher.tsx'
import { useScrollMemory } from '../shared/use-scroll-memory.ts'
import { Mark } from './mark.tsx'
import { RailLinks, Tabs } from './navigation.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { TopBar } from './top-bar.tsx'

interface FrameProps {
  /** One line above the screen, about the account. */
  notice?: ReactNode
  /** Shown when the grant has a scope that reads playback. */
  playerBar: ReactNode
  children: ReactNode
}

/** On a wide screen rail, top bar, main area and player bar; on a phone top bar, main area, mini player and tabs. */
export default function Frame({ notice, playerBar, children }: FrameProps) {
  return (
    <div className="flex h-dvh flex-col md:grid md:grid-cols-[auto_minmax(0,1fr)] md:grid-rows-[minmax(0,1fr)_auto] md:gap-2 md:p-2">
      <Aside>
        <Rail />
      </Aside>
      <Aside>
        <PhoneBar />
      </Aside>
      <div className="flex min-h-0 flex-1 flex-col overflow-hidden md:rounded-panel md:bg-panel">
        <Aside>
          <TopBar />
        </Aside>
        {notice}
        <Main>{children}</Main>
      </div>
      <PlayerSlot>{playerBar}</PlayerSlot>
      <Aside>
        <Tabs />
      </Aside>
      <Aside>
        <TooltipLayer />
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
    <aside aria-label="Scopedeck" className="hidden w-21 flex-col rounded-panel bg-panel pb-2 md:flex xl:w-60">
      <Link
        to="/"
        aria-label="Scopedeck: to the deck"
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
    <Link
      to="/account"
      className={cx(
        'flex flex-col items-center gap-1.5 rounded-panel border px-0.5 py-2.5 text-small text-muted hover:bg-raised xl:flex-row xl:items-start xl:gap-2.5 xl:px-2.5',
        isSimulated ? 'border-dashed border-strong' : 'border-line',
      )}
    >
      <Icon of={RadioTower} className="mt-px" />
      <span aria-hidden className="xl:hidden">
        {isSimulated ? 'Simulated' : 'Spotify'}
      </span>
      <span className="sr-only min-w-0 xl:not-sr-only">
        <strong className="block truncate font-semibold text-text">{providerNames[kind]}</strong>
        <span className="block truncate">
          {session ? `signed in as ${session.account.displayName}` : 'not signed in'}
        </span>
      </span>
    </Link>
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
      className="@container/main relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto -outline-offset-2"
    >
      {children}
    </main>
  )
}

const playbackScopes: readonly Scope[] = ['user-read-playback-state', 'user-read-currently-playing']

/** 80 px high on a wide screen, 60 px on a phone, also while the bar is loading, so that nothing moves. */
function PlayerSlot({ children }: { children: ReactNode }) {
  const granted = useGrantedScopes()
  if (!children || !playbackScopes.some((scope) => granted.has(scope))) return null
  return (
    <section
      aria-label="Player"
      className="mx-2 h-15 shrink-0 overflow-hidden rounded-panel bg-raised md:col-span-2 md:mx-0 md:h-20 md:bg-panel"
    >
      {children}
    </section>
  )
}
