import { ArrowRight } from 'lucide-react'
import { signInAddress } from '../session/sign-in.ts'
import { useProvider } from '../session/use-session.ts'
import { buttonClass } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { PageHeading } from '../shared/elements/screen.tsx'
import { Mark } from '../shell/mark.tsx'
import { ExampleGrant } from './example-grant.tsx'
import { LongerWays } from './longer-ways.tsx'
import { ProviderNote } from './provider-note.tsx'

/** One scope is enough to see a song. */
const firstScope = 'user-read-currently-playing'

/** Signed out: what this is in one sentence, one start, the longer ways below. */
export function StartScreen() {
  return (
    <div className="min-h-full md:p-2">
      <div className="grid min-h-dvh overflow-hidden bg-panel md:min-h-[calc(100dvh-16px)] grid-cols-1 md:rounded-panel lg:grid-cols-[minmax(0,57fr)_minmax(0,43fr)]">
        <div className="flex min-w-0 flex-col gap-12 px-5 py-8 sm:px-10 lg:px-16 lg:py-10">
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
      <LongerWays />
    </div>
  )
}
