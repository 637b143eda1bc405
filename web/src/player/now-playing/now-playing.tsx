import { ListMusic, Music } from 'lucide-react'
import { Link } from 'react-router'
import type { Observation } from '../../playback/optimistic-playback.ts'
import { useLiveness } from '../../playback/use-liveness.ts'
import { usePlayback, useReadPlayback } from '../../playback/use-playback.ts'
import { buttonClass } from '../../shared/elements/button.tsx'
import { EmptyState } from '../../shared/elements/empty-state.tsx'
import { Icon } from '../../shared/elements/icon.tsx'
import { ProblemPanel } from '../../shared/elements/problem-panel.tsx'
import { Loading, Skeleton } from '../../shared/elements/skeleton.tsx'
import { NowPlayingCard } from './now-playing-card.tsx'

/** The song, or the reason why there is none to show. */
export function NowPlaying() {
  const { problem } = useLiveness()
  const readPlayback = useReadPlayback()
  const observation = usePlayback()
  if (!observation && problem) return <ProblemPanel problem={problem} onRetry={readPlayback} />
  if (!observation) return <NowPlayingSkeleton />
  return isPlaying(observation) ? <NowPlayingCard observation={observation} /> : <NothingPlaying />
}

function isPlaying(observation: Observation): observation is Required<Observation> {
  return observation.playback !== undefined
}

function NothingPlaying() {
  return (
    <section aria-label="Now playing">
      <h2 className="text-title font-semibold tracking-tight">Nothing is playing</h2>
      <EmptyState
        icon={Music}
        sentence="Start a song on any of your devices and it shows here within seconds, or start one from a playlist."
        action={
          <Link to="/playlists" className={buttonClass('primary')}>
            <Icon of={ListMusic} />
            Choose a playlist
          </Link>
        }
      />
    </section>
  )
}

/** The measure of `NowPlayingCard`, part by part. */
function NowPlayingSkeleton() {
  return (
    <div className="mx-auto flex w-full max-w-[clamp(280px,38dvh,420px)] flex-col md:max-w-[clamp(300px,42dvh,460px)]">
      <Loading what="what is playing" />
      <Skeleton className="aspect-square w-full" />
      <Skeleton className="mt-6 h-6 w-3/5" />
      <Skeleton className="mt-2 h-4 w-2/5" />
      <Skeleton className="mt-2 h-3 w-1/3" />
      <Skeleton className="mt-7 h-1 w-full" />
      <div className="mt-3 flex h-14 items-center justify-center gap-6">
        <Skeleton className="size-8" />
        <Skeleton className="size-14 rounded-full" />
        <Skeleton className="size-8" />
      </div>
    </div>
  )
}
