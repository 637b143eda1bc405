import { ScopeAsk } from '../lens/ask-for-scopes.tsx'
import { usePlayback, usePlaybackSource } from '../playback/use-playback.ts'
import { PanelPart } from '../problems/parts.tsx'
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
    <Screen className="mx-auto grid max-w-6xl gap-x-10 gap-y-6 @4xl/main:grid-cols-[minmax(0,1fr)_minmax(300px,380px)]">
      <div className="flex flex-col gap-4 self-start @4xl/main:sticky @4xl/main:top-6">
        <PageHeading className={source ? 'sr-only' : ''}>Player</PageHeading>
        {source ? (
          <PanelPart resetKey={at}>
            <NowPlaying />
          </PanelPart>
        ) : (
          <Unreadable />
        )}
      </div>
      <div className="flex flex-col gap-4">
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
      <p className="text-muted">What plays and the controls for it stand here once this app may see them.</p>
      <ScopeAsk
        operation="get-information-about-the-users-current-playback"
        what="Seeing what plays, and where,"
        promise="the player shows it"
      />
      <ScopeAsk
        operation="get-the-users-currently-playing-track"
        what="Seeing the song alone, without the device,"
        promise="the song shows here"
      />
    </>
  )
}
