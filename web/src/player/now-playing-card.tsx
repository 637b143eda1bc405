import { LensChips } from '../lens/lens-chips.tsx'
import { ScopeAsk } from '../lens/scope-ask.tsx'
import { actionName } from '../playback/command-args.ts'
import type { Playback } from '../playback/now-playing.ts'
import { describePlaying } from '../playback/now-playing.ts'
import type { Observation } from '../playback/snapshot.ts'
import { useProvider } from '../session/use-session.ts'
import { Artwork } from '../shared/artwork.tsx'
import { ContextLine } from './context-line.tsx'
import { DeviceButton } from './device-button.tsx'
import { ListenOnlyNote } from './listen-only-note.tsx'
import { SaveButton } from './save-button.tsx'
import { SeekBar } from './seek-bar.tsx'
import { Transport } from './transport.tsx'
import { useListenOnly } from './use-listen-only.ts'
import { Volume } from './volume.tsx'

/** The song, large: cover, names, where it plays from, progress and every control. */
export function NowPlayingCard({ playback, at }: Observation & { playback: Playback }) {
  const playing = describePlaying(playback)
  const type = playback.item?.type
  return (
    <section aria-label="Now playing" className="mx-auto flex w-full max-w-[420px] flex-col">
      <Artwork images={playing.images} eager alt="" className="w-full" />
      <div className="mt-5 flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 className="line-clamp-3 text-title font-semibold tracking-tight break-words">{playing.title}</h2>
          <p className="mt-0.5 text-lead text-muted">{playing.byline}</p>
          <ContextLine playback={playback} />
        </div>
        {type && <SaveButton uri={playing.savableUri} uriType={type} className="mt-0.5" />}
      </div>
      <SeekBar playback={playback} at={at} className="mt-4" />
      <Steering playback={playback} />
      <Attribution url={playing.externalUrl} />
    </section>
  )
}

function Steering({ playback }: { playback: Playback }) {
  const isListenOnly = useListenOnly()
  return (
    <div className="mt-2 flex flex-col gap-4">
      {isListenOnly ? <ListenOnlyNote /> : <Transport playback={playback} place="page" />}
      <div className="flex flex-wrap items-center justify-center gap-1.5 empty:hidden">
        <LensChips operation="start-a-users-playback" />
      </div>
      <ScopeAsk
        operation="skip-users-playback-to-next-track"
        what="Skipping"
        promise="the song skips"
        resume={{ action: actionName('next') }}
      />
      <div className="flex items-center justify-between gap-3">
        <DeviceButton playback={playback} />
        {!isListenOnly && <Volume playback={playback} sliderClass="w-32" />}
      </div>
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
