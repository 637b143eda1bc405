import { type OperationId, operation } from './operations.ts'
import { judge } from './requirements.ts'

/** The operations that tell what is playing, the richer first: only the first knows the device. */
export const playbackSources = {
  'playback-state': 'get-information-about-the-users-current-playback',
  'currently-playing': 'get-the-users-currently-playing-track',
} as const satisfies Record<string, OperationId>
export type PlaybackSource = keyof typeof playbackSources
export const playbackSourceNames = Object.keys(playbackSources) as PlaybackSource[]

/** The best source that the grant allows; `undefined` where it allows none. */
export function playbackSource(granted: ReadonlySet<string>): PlaybackSource | undefined {
  return playbackSourceNames.find((source) => mayRead(source, granted))
}

export function mayRead(source: PlaybackSource, granted: ReadonlySet<string>): boolean {
  return judge(operation(playbackSources[source]).requirement, granted).state === 'allowed'
}
