import type { PlaybackSample } from '@scopedeck/server/contract/playback.ts'
import { progressOf, truePosition } from '@scopedeck/server/contract/playback-progress.ts'
import { ArrowRight, Moon } from 'lucide-react'
import { Link } from 'react-router'
import { LockedScreen } from '../lens/locked-screen.tsx'
import { describePlaying, hasPlayback, type PlayingSample } from '../playback/now-playing.ts'
import { SomethingToPlay } from '../playback/something-to-play.tsx'
import { usePlayback, usePlaybackSource, useReadPlayback, useStreamStatus } from '../playback/use-playback.ts'
import { PanelPart, PanelTrouble } from '../problems/parts.tsx'
import { cx } from '../shared/cx.ts'
import { formatDuration } from '../shared/duration.ts'
import { Artwork } from '../shared/elements/artwork.tsx'
import { buttonClass } from '../shared/elements/button.tsx'
import { Card } from '../shared/elements/card.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { Loading, Skeleton, SkeletonLine } from '../shared/elements/skeleton.tsx'
import { useNow } from '../shared/use-now.ts'

/** What plays, or why it is not shown. */
export function NowPlayingCard() {
  return (
    <section aria-label="Now playing">
      <PanelPart resetKey={usePlayback()?.at}>
        <NowPlaying />
      </PanelPart>
    </section>
  )
}

function NowPlaying() {
  const source = usePlaybackSource()
  const sample = usePlayback()
  const { problem } = useStreamStatus()
  const readPlayback = useReadPlayback()
  if (!source)
    return (
      <LockedScreen
        operation="get-the-users-currently-playing-track"
        what="Seeing what’s playing"
        promise="the song shows here"
      />
    )
  if (sample) return <Playing sample={sample} />
  return problem ? <PanelTrouble problem={problem} retry={readPlayback} /> : <PlayingSkeleton />
}

const box = 'flex items-center gap-4 sm:gap-5 sm:p-5'
const art = 'size-16 self-start min-[360px]:size-24 sm:size-42'

function Playing({ sample }: { sample: PlaybackSample }) {
  if (!hasPlayback(sample)) return <NothingPlays />
  const { playback } = sample
  const { title, byline, images } = describePlaying(playback)
  return (
    <Card className={box}>
      <Artwork images={images} eager className={art} />
      <div className="min-w-0 flex-1">
        <p className="text-small text-muted">
          {playback.is_playing ? 'Now playing' : 'Paused'}
          {playback.device && ` on ${playback.device.name}`}
        </p>
        <h2 className="mt-1 truncate text-title font-semibold tracking-tight" title={title}>
          {title}
        </h2>
        <p className="truncate text-muted">{byline}</p>
        <Position sample={sample} />
        <Link to="/player" className={buttonClass('secondary', 'medium')}>
          Open the player
          <Icon of={ArrowRight} />
        </Link>
      </div>
    </Card>
  )
}

/** The position to the second; the player draws it every frame. */
function Position({ sample: { playback, at } }: { sample: PlayingSample }) {
  const now = useNow()
  const progress = progressOf(playback, at)
  const positionMs = truePosition(progress, now)
  const { durationMs } = progress
  if (durationMs === undefined || playback.progress_ms === null) return <p className="h-10" />
  return (
    <div className="my-4 flex items-center gap-3 font-mono text-small text-muted">
      <span>{formatDuration(positionMs)}</span>
      <span aria-hidden data-drawn="track" className="h-1 flex-1 overflow-hidden rounded-full bg-text/16">
        <span
          data-drawn="value"
          className="block h-full rounded-full bg-text"
          style={{ width: `${(positionMs / durationMs) * 100}%` }}
        />
      </span>
      <span>{formatDuration(durationMs)}</span>
    </div>
  )
}

function NothingPlays() {
  return (
    <Card>
      <EmptyState
        icon={Moon}
        sentence="Nothing is playing. Start something in Spotify or here, and it will show up here."
        action={<SomethingToPlay />}
      />
    </Card>
  )
}

function PlayingSkeleton() {
  return (
    <Card className={box}>
      <Loading what="what is playing" />
      <Skeleton className={cx(art, 'shrink-0')} />
      <div className="flex-1">
        <SkeletonLine className="text-small" bar="h-3 w-24" />
        <SkeletonLine className="mt-1 text-title" bar="h-5 w-3/5" />
        <SkeletonLine className="text-body" bar="h-3.5 w-2/5" />
        <SkeletonLine className="my-4 font-mono text-small" bar="h-1 w-full" />
        <Skeleton className="h-9 w-40" />
      </div>
    </Card>
  )
}
