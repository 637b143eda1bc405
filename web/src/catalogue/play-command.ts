import type { PlaybackCommand } from '../playback/command.ts'
import type { Thing } from './thing.ts'

/** What plays a thing: a song and an episode by themselves, everything else as what plays on to its end. */
export function playCommand({ kind, uri }: Pick<Thing, 'kind' | 'uri'>): PlaybackCommand {
  return kind === 'track' || kind === 'episode'
    ? { name: 'play-uris', uris: [uri] }
    : { name: 'play-context', contextUri: uri }
}

/** What happens once it plays, in the words of a promise. */
export function playPromise({ kind, name }: Pick<Thing, 'kind' | 'name'>): string {
  return kind === 'track' ? 'the song starts' : `${name} starts`
}
