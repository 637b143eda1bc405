import { ScopeAsk } from '../lens/ask-for-scopes.tsx'
import { LockedScreen } from '../lens/locked-screen.tsx'
import { usePlayback, usePlaybackSource } from '../playback/use-playback.ts'
import { PanelPart } from '../problems/parts.tsx'
import { cx } from '../shared/cx.ts'
import { PageHeading, Screen } from '../shared/elements/screen.tsx'
import { NowPlaying } from './now-playing/now-playing.tsx'
import { DevicesPanel } from './panels/devices-panel.tsx'
import { QueuePanel } from './panels/queue-panel.tsx'
import { RecentlyPlayedPanel } from './panels/recently-played-panel.tsx'

/**
 * What plays, large, and beside it the queue, the devices and what played before. It needs no loader: the bar has the
 * sample already or waits for it, and each panel keeps its place meanwhile.
 */
export function PlayerScreen() {
  const source = usePlaybackSource()
  const at = usePlayback()?.at
  return (
    <Screen className="grid grid-cols-1 gap-x-10 gap-y-6 @4xl/main:grid-cols-[minmax(300px,400px)_minmax(0,1fr)]">
      {/* A phone has the title in its top bar, and no room to say it twice. */}
      <PageHeading className={cx('@4xl/main:col-span-2', source && 'sr-only desk:not-sr-only')}>Player</PageHeading>
      <div className="flex min-w-0 flex-col gap-4 self-start @4xl/main:sticky @4xl/main:top-6">
        {source ? (
          <PanelPart resetKey={at}>
            <NowPlaying />
          </PanelPart>
        ) : (
          <Unreadable />
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <QueuePanel />
        <DevicesPanel />
        <RecentlyPlayedPanel />
      </div>
    </Screen>
  )
}

/** Without a scope to read playback: the scope that is missing, and the smaller one that would do for the song alone. */
function Unreadable() {
  return (
    <>
      <LockedScreen
        operation="get-information-about-the-users-current-playback"
        what="Seeing what’s playing, and where,"
        promise="the player opens"
      />
      <ScopeAsk
        operation="get-the-users-currently-playing-track"
        what="Seeing just the song, without the device,"
        promise="the song shows here"
      />
    </>
  )
}
