import { type ReactNode, Suspense, useRef } from 'react'
import { Link } from 'react-router'
import { useGrantedScopes } from '../session/use-session.ts'
import { Loading } from '../shared/elements/skeleton.tsx'
import { TooltipProvider } from '../shared/elements/tooltip.tsx'
import { useScrollMemory } from '../shared/use-scroll-memory.ts'
import { Mark } from './mark.tsx'
import { RailLinks, Tabs } from './navigation.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { ProviderMark } from './simulated-mark.tsx'
import { TopBar } from './top-bar.tsx'

interface FrameProps {
  /** The bar of the player; shown once playback may be read. */
  playerBar: ReactNode
  children: ReactNode
}

/** Rail, top bar, main area and player bar on a desk; bar, main area, mini player and tabs on a phone. */
export default function Frame({ playerBar, children }: FrameProps) {
  return (
    <TooltipProvider>
      <div className="flex h-dvh flex-col md:grid md:grid-cols-[auto_minmax(0,1fr)] md:grid-rows-[minmax(0,1fr)_auto] md:gap-2 md:p-2">
        <Rail />
        <PhoneBar />
        <div className="flex min-h-0 flex-1 flex-col overflow-hidden md:rounded-panel md:bg-panel">
          <TopBar />
          <Main>{children}</Main>
        </div>
        <PlayerSlot>{playerBar}</PlayerSlot>
        <Tabs />
      </div>
    </TooltipProvider>
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
      <Suspense fallback={<Loading what="this screen" />}>{children}</Suspense>
    </main>
  )
}

const playbackScopes = ['user-read-playback-state', 'user-read-currently-playing']

/** 80 px on a desk, 60 on a phone; the same while the bar is loading, so that nothing jumps. */
function PlayerSlot({ children }: { children: ReactNode }) {
  const granted = useGrantedScopes()
  if (!playbackScopes.some((scope) => granted.has(scope))) return null
  return (
    <section
      aria-label="Player"
      className="mx-2 h-15 shrink-0 overflow-hidden rounded-panel bg-raised md:col-span-2 md:mx-0 md:h-20 md:bg-panel"
    >
      <Suspense fallback={null}>{children}</Suspense>
    </section>
  )
}
