import type { PlaybackSample } from '@scopedeck/server/contract/playback.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useVerdict } from '../../lens/gate.ts'
import type { PlaybackCommand } from '../../playback/command.ts'
import { disallowedReason } from '../../playback/command-outcome.ts'
import { repeatModes } from '../../playback/command-words.ts'
import type { OptimisticPlayback } from '../../playback/optimistic-playback.ts'
import { playbackKeys, playbackQueries } from '../../playback/playback.queries.ts'
import { useCommand, useListenOnly } from '../../playback/use-command.ts'
import { useShortcut } from '../../shared/keyboard.tsx'

/** The commands of the buttons and the keys, for what plays now. */
export function useTransport(sample: PlaybackSample | undefined) {
  const playback = sample?.playback
  const client = useQueryClient()
  const giveCommand = useCommand()
  const repeatMode = playback?.repeat_state ?? 'off'
  const commands = {
    toggle: { name: playback?.is_playing ? 'pause' : 'play' },
    next: { name: 'next' },
    previous: { name: 'previous' },
    shuffle: { name: 'shuffle', on: !playback?.shuffle_state },
    repeat: { name: 'repeat', mode: repeatModes[repeatMode].next },
  } as const satisfies Record<string, PlaybackCommand>
  const give = (command: PlaybackCommand) => {
    const item = command.name === 'next' ? nextItem() : undefined
    return void giveCommand(command, item ? { hints: { item } } : {})
  }
  /** The song that a skip leads to: one further in the queue for every skip that is still under way. */
  const nextItem = () => {
    const underWay = client.getQueryData<OptimisticPlayback>(playbackKeys.state)?.pending ?? []
    const skips = underWay.filter(({ command }) => command.name === 'next').length
    return client.getQueryData(playbackQueries.queue().queryKey)?.queue[skips]?.item
  }
  const isLocked = useVerdict('start-a-users-playback').state === 'blocked'
  const isListenOnly = useListenOnly()
  const mayGive = (command: PlaybackCommand) =>
    !isLocked && !isListenOnly && disallowedReason(command, sample) === undefined
  /** What a key does; nothing where Spotify would refuse the command. */
  const pressOf = (command: PlaybackCommand) => (mayGive(command) ? () => give(command) : undefined)
  return { commands, repeatMode, give, pressOf }
}

/** The keys of the controls, on every screen. A key that can't do anything now is not in the list of shortcuts. */
export function useTransportKeys(sample: PlaybackSample | undefined): void {
  const { commands, pressOf } = useTransport(sample)
  useShortcut('player.toggle', pressOf(commands.toggle))
  useShortcut('player.next', pressOf(commands.next))
  useShortcut('player.previous', pressOf(commands.previous))
  useShortcut('player.shuffle', pressOf(commands.shuffle))
  useShortcut('player.repeat', pressOf(commands.repeat))
}

/** On the player's own screen the space bar plays and pauses as well; elsewhere it scrolls. */
export function useSpaceKey(sample: PlaybackSample | undefined): void {
  const { commands, pressOf } = useTransport(sample)
  useShortcut('player.space', pressOf(commands.toggle))
}
