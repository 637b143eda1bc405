import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { ArrowRight, KeyRound, ListMusic, type LucideIcon, RadioTower, SlidersHorizontal } from 'lucide-react'
import { Link } from 'react-router'
import { signInAddress } from '../session/sign-in.ts'
import { providerNames, useProvider } from '../session/use-session.ts'
import { cx } from '../shared/cx.ts'
import { buttonClass } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { PageHeading } from '../shared/elements/screen.tsx'
import { lazyPart } from '../shared/lazy-part.tsx'
import { Part } from '../shared/part.tsx'
import { Mark } from '../shell/mark.tsx'
import { ExampleGrant } from './example-grant.tsx'

const Conditions = lazyPart(async () => (await import('../shell/simulated-note.tsx')).Conditions)

/** This scope alone is enough to see a song. */
const firstScope: Scope = 'user-read-currently-playing'

const remoteControl: readonly Scope[] = [
  'user-read-playback-state',
  'user-modify-playback-state',
  'user-read-currently-playing',
]

/** The deck while nobody is signed in: what this is, one sign-in button, and other starts below it. */
export function StartScreen() {
  return (
    <div className="min-h-full md:p-2">
      <div className="grid min-h-dvh overflow-hidden bg-panel md:min-h-[calc(100dvh-16px)] grid-cols-1 md:rounded-panel lg:grid-cols-[minmax(0,57fr)_minmax(0,43fr)]">
        <div className="flex min-w-0 flex-col gap-12 px-5 py-8 sm:px-10 lg:px-16 lg:py-10 2xl:px-[12%]">
          <Mark />
          <Pitch />
          <ProviderNote />
        </div>
        <ExampleGrant />
      </div>
    </div>
  )
}

function Pitch() {
  const { kind } = useProvider()
  return (
    <div className="my-auto flex flex-col items-start gap-7">
      <PageHeading size="display" className="max-w-[11ch]">
        See what every Spotify scope unlocks
      </PageHeading>
      <p className="max-w-[52ch] text-lead text-muted">
        Pick permissions, consent, and use the result. The server holds every token; your browser holds none.{' '}
        {kind === 'simulator' && 'Nothing to register: a simulated Spotify is built in.'}
      </p>
      <p className="flex flex-wrap items-center gap-3">
        <a href={signInAddress([firstScope], { returnTo: '/' })} className={buttonClass('primary', 'large')}>
          See what’s playing
          <Icon of={ArrowRight} />
        </a>
        <code className="rounded-full bg-raised px-2.5 py-0.5 text-small text-muted">{firstScope}</code>
      </p>
      <OtherStarts />
    </div>
  )
}

const startLink = 'flex items-start gap-2.5 rounded-control text-muted hover:text-text'

/** Other starts, for people who know what they want. */
function OtherStarts() {
  return (
    <ul className="mt-3 grid gap-x-10 gap-y-4 sm:grid-cols-3">
      <li>
        <Link to="/scopes" className={startLink}>
          <Words icon={KeyRound} title="Pick your own scopes" />
        </Link>
      </li>
      <li>
        <a href={signInAddress(['playlist-read-private'], { returnTo: '/playlists' })} className={startLink}>
          <Words icon={ListMusic} title="Open your playlists" />
        </a>
      </li>
      <li>
        <a href={signInAddress(remoteControl, { returnTo: '/player' })} className={startLink}>
          <Words icon={SlidersHorizontal} title="Control playback" />
        </a>
      </li>
    </ul>
  )
}

function Words({ icon, title }: { icon: LucideIcon; title: string }) {
  return (
    <>
      <Icon of={icon} className="mt-px" />
      {title}
    </>
  )
}

const words = {
  simulator: 'invented artists, no account, nothing leaves this machine',
  spotify: 'it asks for your consent first; you can take it back at any time',
  other: 'it asks for your consent first',
}

/** Which Spotify the server talks to. */
function ProviderNote() {
  const { kind, clientId } = useProvider()
  return (
    <p
      className={cx(
        'flex items-start gap-2.5 self-start rounded-control border px-3 py-2.5 text-small text-muted',
        kind === 'simulator' ? 'border-dashed border-strong' : 'border-line',
      )}
    >
      <Icon of={RadioTower} />
      <span>
        <strong className="font-semibold text-text">{providerNames[kind]}</strong> — {words[kind]}
        {kind !== 'simulator' && (
          <>
            {' '}
            · client <code className="break-all">{clientId}</code>
          </>
        )}
        {kind === 'simulator' && (
          <Part failed={() => null}>
            <Conditions />
          </Part>
        )}
      </span>
    </p>
  )
}
