import type { PlaybackSample } from '@scopedeck/server/contract/playback.ts'
import { Link } from 'react-router'
import { SaveButton } from '../../catalogue/save-button.tsx'
import { describePlaying, hasPlayback } from '../../playback/now-playing.ts'
import { useStreamStatus } from '../../playback/use-playback.ts'
import { Skeleton } from '../../shared/elements/skeleton.tsx'
import type { ScreenProblem } from '../../shared/problem.ts'
import { low, phone, useMedia } from '../../shared/use-media.ts'
import { LiveSign } from '../now-playing/live-sign.tsx'
import { TrackLine } from '../track-line.tsx'

/** The left end of the bar: the song, which is a link to the player, and its heart. */
export function BarSong({ sample }: { sample: PlaybackSample | undefined }) {
  const { problem } = useStreamStatus()
  const isPhone = useMedia(phone)
  const isLow = useMedia(low)
  if (!sample && !problem) return <SongSkeleton />
  const playing =
    sample && hasPlayback(sample) ? describePlaying(sample.playback) : absence(sample ? undefined : problem)
  return (
    <div className="flex min-w-0 items-center gap-1">
      <TrackLine
        playing={playing}
        size={isLow ? 32 : isPhone ? 44 : 52}
        link={
          <Link to="/player" className="text-text no-underline after:absolute after:inset-0 hover:underline">
            {playing.title}
          </Link>
        }
      />
      <SaveButton uri={playing.savableUri} className="phone:hidden" />
      {sample && <LiveSign />}
    </div>
  )
}

/** What stands in the song's place. */
function absence(problem: ScreenProblem | undefined) {
  const words = problem
    ? { title: 'Can’t read what is playing', byline: problem.title }
    : { title: 'Nothing is playing', byline: 'Start a song here or on any device' }
  return { ...words, makers: [], images: [], savableUri: undefined }
}

function SongSkeleton() {
  return (
    <div className="flex items-center gap-3">
      <Skeleton className="size-11 shrink-0 low:size-8 desk:size-13" />
      <div className="flex flex-1 flex-col gap-2">
        <Skeleton className="h-3 w-28 max-w-full" />
        <Skeleton className="h-3 w-20 max-w-full" />
      </div>
    </div>
  )
}
