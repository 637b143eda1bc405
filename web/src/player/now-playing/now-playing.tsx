import type { PlaybackSample } from '@scopedeck/server/contract/playback.ts'
import { Music } from 'lucide-react'
import { Link } from 'react-router'
import { SaveButton } from '../../catalogue/save-button.tsx'
import { ScopeAsk } from '../../lens/ask-for-scopes.tsx'
import { LensChips } from '../../lens/lens-chips.tsx'
import { actionName } from '../../playback/command.ts'
import {
  describePlaying,
  hasPlayback,
  type NowPlaying as Playing,
  type PlayingSample,
} from '../../playback/now-playing.ts'
import { SomethingToPlay } from '../../playback/something-to-play.tsx'
import { useListenOnly } from '../../playback/use-command.ts'
import { usePlayback, usePlaybackSource, useReadPlayback, useStreamStatus } from '../../playback/use-playback.ts'
import { PanelTrouble } from '../../problems/parts.tsx'
import { useProvider } from '../../session/use-session.ts'
import { Artwork } from '../../shared/elements/artwork.tsx'
import { EmptyState } from '../../shared/elements/empty-state.tsx'
import { NamesOrWords } from '../../shared/elements/names.tsx'
import { Loading, Skeleton, SkeletonLine } from '../../shared/elements/skeleton.tsx'
import { TwoLines } from '../../shared/elements/two-lines.tsx'
import { namedAddress, uriAddress } from '../../shared/thing-address.ts'
import { ListenOnlyNote } from '../controls/listen-only-note.tsx'
import { SeekBar } from '../controls/seek-bar.tsx'
import { Transport } from '../controls/transport.tsx'
import { useSpaceKey } from '../controls/use-transport.ts'
import { Volume } from '../controls/volume.tsx'
import { DeviceButton } from '../devices/device-button.tsx'
import { ContextLine } from './context-line.tsx'
import { LiveNote } from './live-note.tsx'

/** The song, or the reason why there is none to show. */
export function NowPlaying() {
  const { problem } = useStreamStatus()
  const readPlayback = useReadPlayback()
  const sample = usePlayback()
  if (!sample && problem) return <PanelTrouble problem={problem} retry={readPlayback} />
  if (!sample) return <NowPlayingSkeleton />
  return hasPlayback(sample) ? <NowPlayingCard sample={sample} /> : <NothingPlaying />
}

function NothingPlaying() {
  return (
    <section aria-label="Now playing">
      <h2 className="text-title font-semibold tracking-tight">Nothing is playing</h2>
      <EmptyState
        icon={Music}
        sentence="Start a song on any of your devices, and it shows here within seconds."
        action={<SomethingToPlay />}
      />
    </section>
  )
}

/** The cover above the words and the controls; beside them on a phone that lies on its side. */
const frame =
  'mx-auto flex w-full max-w-[clamp(280px,52dvh,440px)] flex-col gap-5 md:max-w-[clamp(300px,42dvh,460px)] low:max-w-none sm:low:flex-row @4xl/main:mx-0'
const cover = 'w-full shrink-0 low:w-[48dvh]'
const words = 'flex min-w-0 flex-1 flex-col'

/** As large as `NowPlayingCard`, part by part. */
function NowPlayingSkeleton() {
  return (
    <div className={frame}>
      <Loading what="what is playing" />
      <div className={cover}>
        <Skeleton className="aspect-square w-full" />
      </div>
      <div className={words}>
        <SkeletonLine className="text-title" bar="h-5 w-3/5" />
        <SkeletonLine className="mt-0.5 text-lead" bar="h-4 w-2/5" />
        <SkeletonLine className="mt-0.5 min-h-5.5 text-small" bar="h-3 w-1/3" />
        <div className="mt-4 flex h-6 items-center">
          <Skeleton className="h-1 w-full" />
        </div>
        <div className="mt-2 flex h-14 items-center justify-center gap-6">
          <Skeleton className="size-8" />
          <Skeleton className="size-14 rounded-full" />
          <Skeleton className="size-8" />
        </div>
        <div className="mt-4 flex h-9 items-center justify-between">
          <Skeleton className="h-4 w-28" />
          <Skeleton className="h-1 w-32" />
        </div>
      </div>
    </div>
  )
}

/** The song, large: cover, names, where it plays from, progress and every control. */
function NowPlayingCard({ sample }: { sample: PlayingSample }) {
  const { playback } = sample
  const playing = describePlaying(playback)
  return (
    <section aria-label="Now playing" className={frame}>
      <div className={cover}>
        <Artwork images={playing.images} eager alt="" className="w-full" />
      </div>
      <div className={words}>
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <TwoLines text={playing.title} what="title">
              <h2 className="text-title font-semibold tracking-tight">
                <TitleLink playing={playing} />
              </h2>
            </TwoLines>
            <TwoLines text={playing.byline} what="names" className="mt-0.5">
              <p className="text-lead text-muted">
                <NamesOrWords names={playing.makers} words={playing.byline} />
              </p>
            </TwoLines>
            <LiveNote>
              <ContextLine playback={playback} />
            </LiveNote>
          </div>
          <SaveButton uri={playing.savableUri} className="-mr-2 mt-0.5" />
        </div>
        <SeekBar sample={sample} className="mt-4" />
        <Controls sample={sample} />
        <Attribution url={playing.externalUrl} />
      </div>
    </section>
  )
}

/** A song is on its album; an episode has a screen of its own. */
function TitleLink({ playing: { title, album, savableUri } }: { playing: Playing }) {
  const to = album ? namedAddress(album) : uriAddress(savableUri)
  if (to === undefined) return title
  return (
    <Link to={to} className="text-text no-underline hover:underline">
      {title}
    </Link>
  )
}

function Controls({ sample }: { sample: PlaybackSample }) {
  useSpaceKey(sample)
  const seesDevice = usePlaybackSource() === 'playback-state'
  const isListenOnly = useListenOnly()
  return (
    <div className="mt-2 flex flex-col gap-4">
      {isListenOnly ? <ListenOnlyNote /> : <Transport sample={sample} place="page" />}
      <div className="flex flex-wrap items-center justify-center gap-1.5 empty:hidden">
        <LensChips operation="start-a-users-playback" />
        <LensChips operation="save-library-items" facts={{ uriTypes: ['track'] }} />
      </div>
      <ScopeAsk
        operation="skip-users-playback-to-next-track"
        what="Skipping"
        promise="the song skips"
        resume={{ action: actionName('next') }}
      />
      {seesDevice && (
        <div className="flex items-center justify-between gap-3">
          <DeviceButton playback={sample.playback ?? undefined} name="always" className="-ml-2 min-w-0" />
          {!isListenOnly && <Volume sample={sample} sliderClass="w-32" />}
        </div>
      )}
    </div>
  )
}

/** The page of the item at Spotify: metadata from Spotify is shown with a link back to it. */
function Attribution({ url }: { url: string | undefined }) {
  const { kind } = useProvider()
  if (kind !== 'spotify' || !url) return null
  return (
    <a href={url} target="_blank" rel="noreferrer" className="mt-4 self-start text-small text-muted">
      Open in Spotify
    </a>
  )
}
