import { Pause, Play, Repeat, Repeat1, Shuffle, SkipBack, SkipForward } from 'lucide-react'
import { hasDevice } from '../../playback/now-playing.ts'
import type { Observation } from '../../playback/optimistic-playback.ts'
import { repeatModes } from '../../playback/repeat.ts'
import { cx } from '../../shared/cx.ts'
import { CommandButton } from './command-button.tsx'
import { useTransport } from './use-transport.ts'

interface TransportProps {
  observation: Observation | undefined
  /** `page` has larger buttons; `bar` shows only play and pause on a phone. */
  place: 'bar' | 'page'
}

/** Shuffle, previous, play or pause, next, repeat. */
export function Transport({ observation, place }: TransportProps) {
  const { commands, repeatMode, give } = useTransport(observation)
  const playback = observation?.playback
  const isPlaying = playback?.is_playing ?? false
  const state = playback && hasDevice(playback) ? playback : undefined
  const isPage = place === 'page'
  const side = {
    observation,
    size: isPage ? ('large' as const) : ('medium' as const),
    className: cx(!isPage && 'max-md:hidden'),
  }
  return (
    <fieldset
      aria-label="Playback controls"
      className={cx('flex items-center justify-center', isPage ? 'gap-2 sm:gap-3' : 'gap-1')}
    >
      <CommandButton
        {...side}
        command={commands.shuffle}
        icon={Shuffle}
        label="Shuffle"
        shortcut="S"
        aria-pressed={state?.shuffle_state ?? false}
        tone={state?.shuffle_state ? 'on' : 'quiet'}
        onAct={() => give(commands.shuffle)}
      />
      <CommandButton
        {...side}
        command={commands.previous}
        icon={SkipBack}
        label="Previous"
        shortcut="⇧ ←"
        onAct={() => give(commands.previous)}
      />
      <CommandButton
        observation={observation}
        command={commands.toggle}
        icon={isPlaying ? Pause : Play}
        label={isPlaying ? 'Pause' : 'Play'}
        shortcut="K"
        tone="solid"
        size={isPage ? 'huge' : 'medium'}
        round
        onAct={() => give(commands.toggle)}
      />
      <CommandButton
        {...side}
        command={commands.next}
        icon={SkipForward}
        label="Next"
        shortcut="⇧ →"
        onAct={() => give(commands.next)}
      />
      <CommandButton
        {...side}
        command={commands.repeat}
        icon={repeatMode === 'track' ? Repeat1 : Repeat}
        label={repeatModes[repeatMode].label}
        shortcut="R"
        tone={repeatMode === 'off' ? 'quiet' : 'on'}
        onAct={() => give(commands.repeat)}
      />
    </fieldset>
  )
}
