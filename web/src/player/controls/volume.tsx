import { Volume1, Volume2, VolumeX } from 'lucide-react'
import { useRef, useState } from 'react'
import { useVerdict } from '../../lens/gate.ts'
import { hasDevice } from '../../playback/now-playing.ts'
import type { Observation } from '../../playback/optimistic-playback.ts'
import { refusalOf } from '../../playback/refusal.ts'
import { useSteer } from '../../playback/use-command.ts'
import { cx } from '../../shared/cx.ts'
import { Slider } from '../../shared/elements/slider.tsx'
import { useShortcut } from '../../shared/keyboard.tsx'
import { CommandButton } from './command-button.tsx'
import { useTrailing } from './use-debounced.ts'

interface VolumeProps {
  observation: Observation | undefined
  /** Listens to the key; once on a screen. */
  hasKey?: boolean
  /** Of the slider: where it is hidden, how wide it is. */
  sliderClass?: string
}

const keyPauseMs = 200

/** The volume of the device that plays: a button for silence, a slider for the rest. */
export function Volume({ observation, hasKey = false, sliderClass }: VolumeProps) {
  const { percent, refusal, change, commit, toggleMute, muteCommand } = useVolume(observation)
  const isLocked = useVerdict('set-volume-for-users-playback').state === 'blocked'
  useShortcut('player.mute', hasKey && !isLocked && !refusal ? toggleMute : undefined)
  return (
    <div className="flex items-center gap-1">
      <CommandButton
        command={muteCommand}
        observation={observation}
        icon={percent === 0 ? VolumeX : percent < 50 ? Volume1 : Volume2}
        label={percent === 0 ? 'Sound on' : 'Sound off'}
        shortcut="M"
        onAct={toggleMute}
      />
      <div className={cx('flex', sliderClass)}>
        <Slider
          label="Volume"
          value={percent}
          max={100}
          step={5}
          valueText={refusal ?? `${percent} %`}
          disabled={isLocked || refusal !== undefined}
          onChange={change}
          onCommit={commit}
        />
      </div>
    </div>
  )
}

/** The slider follows the hand at once; the device hears of it when the hand rests. */
function useVolume(observation: Observation | undefined) {
  const steer = useSteer()
  const [inHand, setInHand] = useState<number>()
  const playback = observation?.playback
  const device = playback && hasDevice(playback) ? playback.device : undefined
  const percent = inHand ?? device?.volume_percent ?? 0
  const loud = useRef(50)
  const set = (next: number) => {
    if (percent > 0) loud.current = percent
    void steer({ name: 'volume', percent: next })
    setInHand(undefined)
  }
  const muteCommand = { name: 'volume', percent: percent > 0 ? 0 : loud.current } as const
  return {
    percent,
    refusal: refusalOf(muteCommand, observation),
    change: setInHand,
    commit: useTrailing(set, keyPauseMs),
    muteCommand,
    toggleMute: () => set(muteCommand.percent),
  }
}
