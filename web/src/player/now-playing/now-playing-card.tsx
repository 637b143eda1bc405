import { ScopeAsk } from '../../lens/ask-for-scopes.tsx'
import { LensChips } from '../../lens/lens-chips.tsx'
import { actionName } from '../../playback/command-args.ts'
import { describePlaying } from '../../playback/now-playing.ts'
import type { Observation } from '../../playback/optimistic-playback.ts'
import { usePlaybackSource } from '../../playback/use-playback.ts'
import { useProvider } from '../../session/use-session.ts'
import { Artwork } from '../../shared/elements/artwork.tsx'
import { ListenOnlyNote } from '../controls/listen-only-note.tsx'
import { SaveButton } from '../controls/save-button.tsx'
import { SeekBar } from '../controls/seek-bar.tsx'
import { Transport } from '../controls/transport.tsx'
import { useListenOnly } from '../controls/use-listen-only.ts'
import { useSpaceKey } from '../controls/use-transport-keys.ts'
import { Volume } from '../controls/volume.tsx'
import { DeviceButton } from '../devices/device-button.tsx'
import { ContextLine } from './context-line.tsx'
import { LivenessNote } from './live-note.tsx'

/** The song, large: cover, names, where it plays from, progress and every control. */
export function NowPlayingCard({ observation }: { observation: Required<Observation> }) {
  const { playback } = observation
  const playing = describePlaying(playback)
  const type = playback.item?.type
  return (
    <section
      aria-label="Now playing"
      className="mx-auto flex w-full max-w-[clamp(280px,38dvh,420px)] flex-col md:max-w-[clamp(300px,42dvh,460px)]"
    >
      <Artwork images={playing.images} eager alt="" className="w-full" />
      <div className="mt-5 flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 className="text-title font-semibold tracking-tight break-words">{playing.title}</h2>
          <p className="mt-0.5 text-lead text-muted">{playing.byline}</p>
          <LivenessNote>
            <ContextLine playback={playback} />
          </LivenessNote>
        </div>
        {type && <SaveButton uri={playing.savableUri} uriType={type} className="-mr-2 mt-0.5" />}
      </div>
      <SeekBar observation={observation} className="mt-4" />
      <Steering observation={observation} />
      <Attribution url={playing.externalUrl} />
    </section>
  )
}

function Steering({ observation }: { observation: Observation }) {
  useSpaceKey(observation)
  const seesDevice = usePlaybackSource() === 'playback-state'
  const isListenOnly = useListenOnly()
  return (
    <div className="mt-2 flex flex-col gap-4">
      {isListenOnly ? <ListenOnlyNote /> : <Transport observation={observation} place="page" />}
      <div className="flex flex-wrap items-center justify-center gap-1.5 empty:hidden">
        <LensChips operation="start-a-users-playback" />
      </div>
      <ScopeAsk
        operation="skip-users-playback-to-next-track"
        what="Skipping"
        promise="the song skips"
        resume={{ action: actionName('next') }}
      />
      {seesDevice && (
        <div className="flex items-center justify-between gap-3">
          <DeviceButton playback={observation.playback} name="always" className="-ml-2 min-w-0" />
          {!isListenOnly && <Volume observation={observation} sliderClass="w-32" />}
        </div>
      )}
    </div>
  )
}

/** Spotify's own page of what plays: its metadata is shown with a way back to it. */
function Attribution({ url }: { url: string | undefined }) {
  const { kind } = useProvider()
  if (kind !== 'spotify' || !url) return null
  return (
    <a href={url} target="_blank" rel="noreferrer" className="mt-4 self-start text-small text-muted">
      Open in Spotify
    </a>
  )
}
