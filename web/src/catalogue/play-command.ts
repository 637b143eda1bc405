import type { PlaybackCommand } from '../playback/command.ts'
import { positionToGoOn } from './resume.ts'
import type { Thing } from './thing.ts'

/** Whether Spotify’s Web API can play it: no audiobook is a context, and nothing says that one can be played otherwise. */
export const canPlay = ({ kind, isPlayable }: Pick<Thing, 'kind' | 'isPlayable'>): boolean =>
  isPlayable && kind !== 'audiobook'

/** What plays a thing: a song and an episode by themselves, an episode from where it was left, everything else to its end. */
export function playCommand({ kind, uri, resume }: Pick<Thing, 'kind' | 'uri' | 'resume'>): PlaybackCommand {
  if (kind !== 'track' && kind !== 'episode') return { name: 'play-context', contextUri: uri }
  const positionMs = positionToGoOn(resume)
  return { name: 'play-uris', uris: [uri], ...(positionMs !== undefined && { positionMs }) }
}

/** What happens once it plays, in the words of a promise. */
export function playPromise({ kind, name }: Pick<Thing, 'kind' | 'name'>): string {
  return kind === 'track' ? 'the song starts' : `${name} starts`
}
