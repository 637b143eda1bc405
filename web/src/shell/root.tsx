import { lazy, type MouseEvent, type ReactNode, Suspense } from 'react'
import { Outlet, useMatches, useNavigation } from 'react-router'
import { useResume } from '../lens/resume.tsx'
import { useSignedIn } from '../session/use-session.ts'
import { CommandsProvider, useCommands } from './commands.tsx'
import { EmptyFrame } from './empty-frame.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import { readHandle } from './screen-handle.ts'

const Frame = lazy(() => import('./frame.tsx'))
const Palette = lazy(() => import('./palette.tsx'))
const KeysSheet = lazy(() => import('./keys-sheet.tsx'))

interface RootProps {
  playerBar: ReactNode
  /** What is there for whoever is signed in, whichever screen is open: nothing to see until it is needed. */
  host?: ReactNode
  children?: ReactNode
}

/** Around every screen: the shell or a bare page, the overlays, and what happens on arrival. */
export function Root({ playerBar, host, children = <Outlet /> }: RootProps) {
  useResume()
  const { frame } = readHandle(useMatches())
  const isSignedIn = useSignedIn() !== undefined
  const isBare = frame === 'bare' || (frame === 'bare-signed-out' && !isSignedIn)
  return (
    <CommandsProvider>
      <SkipLink />
      <Progress />
      <OfflineNotice />
      {isBare ? (
        <main id="main" tabIndex={-1} className="h-dvh overflow-y-auto -outline-offset-2">
          {children}
        </main>
      ) : (
        <Suspense fallback={<EmptyFrame />}>
          <Frame playerBar={playerBar}>{children}</Frame>
        </Suspense>
      )}
      <Overlays />
      {isSignedIn && <Suspense fallback={null}>{host}</Suspense>}
    </CommandsProvider>
  )
}

function SkipLink() {
  const skip = (event: MouseEvent) => {
    event.preventDefault()
    document.getElementById('main')?.focus()
  }
  return (
    // biome-ignore lint/a11y/useValidAnchor: it is a link to a place on this page, without a # left behind in the address.
    <a
      href="#main"
      onClick={skip}
      className="absolute top-2 left-2 z-50 -translate-y-20 rounded-control bg-accent px-4 py-2 font-semibold text-on-accent focus:translate-y-0"
    >
      Skip to the content
    </a>
  )
}

function Overlays() {
  const { overlay, show } = useCommands()
  const close = () => show(undefined)
  return (
    <Suspense fallback={null}>
      {overlay === 'keys' && <KeysSheet onClose={close} />}
      {overlay === 'palette' && <Palette onClose={close} />}
    </Suspense>
  )
}

/** A thin line while the next screen is on its way; the present one stays. */
function Progress() {
  const { state } = useNavigation()
  if (state === 'idle') return null
  return (
    <div
      role="progressbar"
      aria-label="Loading the next screen"
      className="fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden"
    >
      <div className="h-full w-1/3 animate-pass bg-accent" />
    </div>
  )
}
