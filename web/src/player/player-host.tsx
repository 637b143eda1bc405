import { useFollowPlayback } from '../playback/follow-playback.ts'
import { waitingCommand } from '../playback/use-command.ts'
import { usePlayback } from '../playback/use-playback.ts'
import { RetryByItself } from '../problems/screen-part.tsx'
import { useStore } from '../shared/external-store.ts'
import { lazyPart } from '../shared/lazy-part.tsx'
import { NotOpened, Part } from '../shared/part.tsx'

/** What the player does on every screen, with or without its bar. Once in the app, while an account is signed in. */
export function PlayerHost() {
  useFollowPlayback()
  return (
    <>
      {/* What can’t be drawn of one sample may be drawn of the next. */}
      <Part resetKey={usePlayback()?.at} failed={nothing}>
        <NowPlayingEffects />
      </Part>
      <Part failed={(trouble) => <RetryByItself {...trouble} />}>
        <ResumableActions />
      </Part>
      {useStore(waitingCommand) && (
        <Part failed={({ problem }) => <NotOpened problem={problem} onTold={() => waitingCommand.set(undefined)} />}>
          <DeviceChooser />
        </Part>
      )}
    </>
  )
}

const nothing = () => null

const NowPlayingEffects = lazyPart(
  async () => (await import('./media-session/now-playing-effects.tsx')).NowPlayingEffects,
)
const DeviceChooser = lazyPart(async () => (await import('./devices/device-chooser.tsx')).DeviceChooser)
const ResumableActions = lazyPart(async () => (await import('./resumable-actions.tsx')).ResumableActions)
