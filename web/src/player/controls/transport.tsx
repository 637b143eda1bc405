import type { PlaybackSample } from '@scopedeck/server/contract/playback.ts'
import { Pause, Play, Repeat, Repeat1, Shuffle, SkipBack, SkipForward } from 'lucide-react'
import { repeatModes } from '../../playback/command-words.ts'
import { cx } from '../../shared/cx.ts'
import { CommandButton } from './command-button.tsx'
import { useTransport } from './use-transport.ts'

interface TransportProps {
  sample: PlaybackSample | undefined
  /** `page` has larger buttons; `bar` shows only play and pause on a phone. */
  place: 'bar' | 'page'
}

/** Shuffle, previous, play or pause, next, repeat. */
export function Transport({ sample, place }: TransportProps) {
  const { commands, repeatMode, give } = useTransport(sample)
  const playback = sample?.playback
  const isPlaying = playback?.is_playing ?? false
  const isShuffled = playback?.shuffle_state ?? false
  const isPage = place === 'page'
  const button = (name: keyof typeof commands) => ({
    sample,
    command: commands[name],
    onAct: () => give(commands[name]),
  })
  const side = { size: isPage ? 'large' : 'medium', className: cx(!isPage && 'phone:hidden') } as const
  return (
    <fieldset
      aria-label="Playback controls"
      className={cx('flex items-center justify-center', isPage ? 'gap-2 sm:gap-3' : 'gap-1')}
    >
      <CommandButton
        {...button('shuffle')}
        {...side}
        icon={Shuffle}
        label="Shuffle"
        shortcut="S"
        aria-pressed={isShuffled}
        tone={isShuffled ? 'on' : 'quiet'}
      />
      <CommandButton {...button('previous')} {...side} icon={SkipBack} label="Previous" shortcut="⇧ ←" />
      <CommandButton
        {...button('toggle')}
        icon={isPlaying ? Pause : Play}
        label={isPlaying ? 'Pause' : 'Play'}
        shortcut="K"
        tone="solid"
        size={isPage ? 'huge' : 'medium'}
        round
        {...(isPage ? {} : { className: 'phone:size-11 low:size-9' })}
      />
      <CommandButton {...button('next')} {...side} icon={SkipForward} label="Next" shortcut="⇧ →" />
      <CommandButton
        {...button('repeat')}
        {...side}
        icon={repeatMode === 'track' ? Repeat1 : Repeat}
        label={repeatModes[repeatMode].label}
        shortcut="R"
        tone={repeatMode === 'off' ? 'quiet' : 'on'}
      />
    </fieldset>
  )
}
