import { AskButton } from '../../lens/ask-for-scopes.tsx'
import { useGate } from '../../lens/gate.ts'
import { usePlayback, usePlaybackSource } from '../../playback/use-playback.ts'
import { phone, useMedia } from '../../shared/use-media.ts'
import { ListenOnlyNote } from '../controls/listen-only-note.tsx'
import { SeekBar } from '../controls/seek-bar.tsx'
import { Transport } from '../controls/transport.tsx'
import { useListenOnly } from '../controls/use-listen-only.ts'
import { useTransportKeys } from '../controls/use-transport-keys.ts'
import { BarAside } from './bar-aside.tsx'
import { BarSong } from './bar-song.tsx'
import { MiniProgress } from './mini-progress.tsx'

const columns =
  'grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)_minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_minmax(0,560px)_minmax(0,1fr)]'

/** On every screen: what plays and the controls. On a phone the song and one button. It fills the shell's slot. */
export function PlayerBar() {
  return usePlaybackSource() ? <OpenBar /> : <LockedBar />
}

/** While the lens takes away what the bar is read by. */
function LockedBar() {
  const gate = useGate('get-information-about-the-users-current-playback')
  return (
    <p className="flex h-full items-center justify-center gap-3 px-4">
      <span className="text-muted">What plays is hidden: you took its permission away in the lens.</span>
      <AskButton gate={gate} tone="secondary" />
    </p>
  )
}

function OpenBar() {
  const observation = usePlayback()
  const isPhone = useMedia(phone)
  useTransportKeys(observation)
  return (
    <div className={`relative grid h-full items-center gap-3 px-3 md:gap-4 md:px-4 ${columns}`}>
      <BarSong observation={observation} />
      <div className="flex flex-col justify-center">
        <BarControls />
        {!isPhone && <SeekBar observation={observation} className="-mt-0.5" />}
      </div>
      <BarAside observation={observation} />
      {isPhone && <MiniProgress observation={observation} />}
    </div>
  )
}

function BarControls() {
  const observation = usePlayback()
  const isListenOnly = useListenOnly()
  if (isListenOnly) return <ListenOnlyNote className="max-md:hidden" />
  return <Transport observation={observation} place="bar" />
}
