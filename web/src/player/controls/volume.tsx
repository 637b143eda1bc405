import type { PlaybackSample } from '@scopedeck/server/contract/playback.ts'
import { Volume1, Volume2, VolumeX } from 'lucide-react'
import { useRef, useState } from 'react'
import { useVerdict } from '../../lens/gate.ts'
import { useLensNames } from '../../lens/lens.tsx'
import { disallowedReason } from '../../playback/command-outcome.ts'
import { useCommand } from '../../playback/use-command.ts'
import { cx } from '../../shared/cx.ts'
import { Slider } from '../../shared/elements/slider.tsx'
import { useShortcut } from '../../shared/keyboard.tsx'
import { useDebounced } from '../../shared/use-debounced.ts'
import { CommandButton } from './command-button.tsx'
import { useWheel } from './use-wheel.ts'

interface VolumeProps {
  sample: PlaybackSample | undefined
  /** Listens to the key M; true for one volume on a screen. */
  hasKey?: boolean
  /** Classes of the slider: where it is hidden, how wide it is. */
  sliderClass?: string
}

const keyPauseMs = 200
/** Of one press of an arrow key, and of one notch of a wheel. */
const stepPercent = 5

/** The volume of the device that plays: a button to mute, and a slider. A wheel over it changes it too. */
export function Volume({ sample, hasKey = false, sliderClass }: VolumeProps) {
  const { percent, reason, change, commit, toggleMute, muteCommand } = useVolume(sample)
  const verdict = useVerdict('set-volume-for-users-playback')
  const isLocked = verdict.state === 'blocked'
  const canChange = !isLocked && !reason
  const box = useRef<HTMLDivElement>(null)
  const step = (steps: number) => {
    const next = Math.min(100, Math.max(0, percent + steps * stepPercent))
    change(next)
    commit(next)
  }
  const press = (act: () => void) => (hasKey && canChange ? act : undefined)
  useShortcut('player.mute', press(toggleMute))
  useShortcut(
    'player.louder',
    press(() => step(1)),
  )
  useShortcut(
    'player.quieter',
    press(() => step(-1)),
  )
  useWheel(box, canChange ? step : undefined)
  return (
    <div ref={box} className="flex items-center gap-1">
      <CommandButton
        command={muteCommand}
        sample={sample}
        icon={percent === 0 ? VolumeX : percent < 50 ? Volume1 : Volume2}
        label={percent === 0 ? 'Unmute' : 'Mute'}
        shortcut="M"
        onAct={toggleMute}
      />
      <div className={cx('flex', sliderClass)}>
        <Slider
          label="Volume"
          value={percent}
          max={100}
          step={stepPercent}
          valueText={reason ?? `${percent}%`}
          description={useLensNames(verdict)}
          disabled={isLocked || reason !== undefined}
          onChange={change}
          onCommit={commit}
        />
      </div>
    </div>
  )
}

/** The slider moves at once; the command is sent when it has not moved for 200 ms. */
function useVolume(sample: PlaybackSample | undefined) {
  const giveCommand = useCommand()
  const [moved, setMoved] = useState<number>()
  const percent = moved ?? sample?.playback?.device?.volume_percent ?? 0
  const loud = useRef(50)
  const set = (next: number) => {
    if (percent > 0) loud.current = percent
    void giveCommand({ name: 'volume', percent: next })
    setMoved(undefined)
  }
  const muteCommand = { name: 'volume', percent: percent > 0 ? 0 : loud.current } as const
  return {
    percent,
    reason: disallowedReason(muteCommand, sample),
    change: setMoved,
    commit: useDebounced(set, keyPauseMs),
    muteCommand,
    toggleMute: () => set(muteCommand.percent),
  }
}
