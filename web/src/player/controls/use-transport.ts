import { useQueryClient } from '@tanstack/react-query'
import { useVerdict } from '../../lens/gate.ts'
import type { PlaybackCommand } from '../../playback/command.ts'
import { hasDevice } from '../../playback/now-playing.ts'
import type { Observation, Snapshot } from '../../playback/optimistic-playback.ts'
import { playbackKeys, playbackQueries } from '../../playback/playback.queries.ts'
import { refusalOf } from '../../playback/refusal.ts'
import { repeatModes } from '../../playback/repeat.ts'
import { useSteer } from '../../playback/use-command.ts'
import { useListenOnly } from './use-listen-only.ts'

/** The commands that the buttons and the keys give, made for what plays now. */
export function useTransport(observation: Observation | undefined) {
  const playback = observation?.playback
  const client = useQueryClient()
  const steer = useSteer()
  const repeatMode = playback && hasDevice(playback) ? playback.repeat_state : 'off'
  const commands = {
    toggle: { name: playback?.is_playing ? 'pause' : 'play' },
    next: { name: 'next' },
    previous: { name: 'previous' },
    shuffle: { name: 'shuffle', on: !(playback && hasDevice(playback) && playback.shuffle_state) },
    repeat: { name: 'repeat', mode: repeatModes[repeatMode].next },
  } as const satisfies Record<string, PlaybackCommand>
  const give = (command: PlaybackCommand) => {
    const item = command.name === 'next' ? nextItem() : undefined
    return void steer(command, item ? { hints: { item } } : {})
  }
  /** The song that a skip leads to: as many further in the queue as skips are still under way. */
  const nextItem = () => {
    const underWay = client.getQueryData<Snapshot>(playbackKeys.state)?.expectations ?? []
    const skips = underWay.filter(({ command }) => command.name === 'next').length
    return client.getQueryData(playbackQueries.queue().queryKey)?.queue[skips]
  }
  const isLocked = useVerdict('start-a-users-playback').state === 'blocked'
  const isListenOnly = useListenOnly()
  const mayGive = (command: PlaybackCommand) =>
    !isLocked && !isListenOnly && refusalOf(command, observation) === undefined
  /** What a key does; nothing where the command would not be taken. */
  const pressOf = (command: PlaybackCommand) => (mayGive(command) ? () => give(command) : undefined)
  return { commands, repeatMode, give, pressOf }
}
