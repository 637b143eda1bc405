import { WifiOff } from 'lucide-react'
import { Fragment, type MouseEvent, type ReactNode, useState, useSyncExternalStore } from 'react'
import { Outlet, useMatches, useNavigation } from 'react-router'
import { useResume } from '../lens/resume.tsx'
import { departures } from '../session/page-account.ts'
import { useSignedIn } from '../session/use-session.ts'
import { accountProblem } from '../shared/account-problem.ts'
import { Icon } from '../shared/elements/icon.tsx'
import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { Screen } from '../shared/elements/screen.tsx'
import { useStore } from '../shared/external-store.ts'
import { useShortcut } from '../shared/keyboard.tsx'
import { lazyPart } from '../shared/lazy-part.tsx'
import { NotOpened, Part } from '../shared/part.tsx'
import { localStore } from '../shared/storage.ts'
import { CommandsProvider, useCommands } from './commands.tsx'
import { KnownNote, PageProblem } from './page-problem.tsx'
import { readHandle } from './screen-handle.ts'

const Frame = lazyPart(async () => (await import('./frame.tsx')).default)
const AccountProblem = lazyPart(async () => (await import('../lens/account-problem-notice.tsx')).default)
const SessionEnd = lazyPart(async () => (await import('../session/session-end.ts')).default)
const GrantNotices = lazyPart(async () => (await import('./grant-notices.tsx')).default)
const Palette = lazyPart(async () => (await import('./palette.tsx')).default)
const Flow = lazyPart(async () => (await import('../flow/flow-drawer.tsx')).default)
const KeysSheet = lazyPart(async () => (await import('./keys-sheet.tsx')).default)

interface RootProps {
  playerBar: ReactNode
  /** Drawn on every screen while a person is signed in; it shows nothing until it is needed. */
  host?: ReactNode
  children?: ReactNode
}

/** Around every screen: the shell or a bare page, the overlays, and the action to resume after a consent. */
export function Root({ playerBar, host, children = <Outlet /> }: RootProps) {
  useResume()
  const { frame, scopes, needsSession } = readHandle(useMatches())
  const isSignedIn = useSignedIn() !== undefined
  const departure = useStore(departures)
  const problem = useStore(accountProblem)
  const isBare = frame === 'bare' || (frame === 'bare-signed-out' && !isSignedIn && !problem)
  const isEmpty = scopes !== undefined || (!isSignedIn && needsSession === true)
  const panel = problem && (
    <Screen>
      <ProblemPanel problem={problem} level={isEmpty ? 1 : 2} />
    </Screen>
  )
  const told = problem && (
    <Part loading={isEmpty && panel} failed={() => panel}>
      <AccountProblem problem={problem} isWhole={isEmpty} />
    </Part>
  )
  const screen = problem && isEmpty ? told : children
  const notice = (
    <>
      <Part failed={() => null}>{isSignedIn && <GrantNotices />}</Part>
      {!isEmpty && told}
    </>
  )
  return (
    <CommandsProvider>
      <SkipLink />
      <Progress />
      <OfflineNotice />
      <Fragment key={departure}>
        {isBare ? (
          <main id="main" tabIndex={-1} className="h-dvh overflow-y-auto -outline-offset-2">
            {notice}
            {screen}
          </main>
        ) : (
          <Part loading={<EmptyFrame />} failed={(trouble) => <PageProblem {...trouble} note={<KnownNote />} />}>
            <Frame notice={notice} playerBar={!problem && playerBar}>
              {screen}
            </Frame>
          </Part>
        )}
        <Overlays />
      </Fragment>
      {isSignedIn && host}
      {/* Stays after the end of a session, and after a page load, until it has told why. */}
      <Part failed={() => null}>{(isSignedIn || localStore().getItem('held-scopes') !== null) && <SessionEnd />}</Part>
    </CommandsProvider>
  )
}

function SkipLink() {
  const skip = (event: MouseEvent) => {
    event.preventDefault()
    document.getElementById('main')?.focus()
  }
  return (
    // biome-ignore lint/a11y/useValidAnchor: it links to a place on this page and leaves no # in the address.
    <a
      href="#main"
      onClick={skip}
      className="absolute top-2 left-2 z-50 -translate-y-20 primary rounded-control bg-accent px-4 py-2 font-semibold text-on-accent focus:translate-y-0"
    >
      Skip to the content
    </a>
  )
}

function Overlays() {
  const { overlay, show } = useCommands()
  const [hasFlow, showFlow] = useState(false)
  const close = () => show(undefined)
  const closeFlow = () => showFlow(false)
  useShortcut('flow', () => showFlow(!hasFlow))
  return (
    <Part
      failed={({ problem }) => <NotOpened problem={problem} onTold={hasFlow ? closeFlow : close} />}
      resetKey={overlay}
    >
      {hasFlow && <Flow onClose={closeFlow} />}
      {overlay === 'keys' && <KeysSheet onClose={close} />}
      {overlay === 'palette' && <Palette onClose={close} />}
    </Part>
  )
}

/** A thin line while the next screen loads; the present screen stays visible. */
function Progress() {
  const { state } = useNavigation()
  if (state === 'idle') return null
  return (
    <div
      role="progressbar"
      aria-label="Loading the next screen"
      className="fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden"
    >
      <div data-drawn="value" className="h-full w-1/3 animate-pass bg-accent" />
    </div>
  )
}

/** Shown while this browser is offline. */
function OfflineNotice() {
  const isOnline = useSyncExternalStore(onNetworkChange, () => navigator.onLine)
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-17 z-50 low:top-1 flex justify-center">
      {!isOnline && (
        <p className="flex items-center gap-2 rounded-full border border-strong bg-raised px-4 py-1.5 text-missing shadow-float">
          <Icon of={WifiOff} />
          You are offline. What is on screen stays; the rest will catch up.
        </p>
      )}
    </div>
  )
}

function onNetworkChange(notify: () => void): () => void {
  window.addEventListener('online', notify)
  window.addEventListener('offline', notify)
  return () => {
    window.removeEventListener('online', notify)
    window.removeEventListener('offline', notify)
  }
}

/** An empty panel while session and shell load: nothing in it has to move afterwards. */
export function EmptyFrame() {
  return (
    <div className="h-dvh desk:p-2">
      <div className="hidden h-full rounded-panel bg-panel desk:block" />
    </div>
  )
}
