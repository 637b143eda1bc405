import type { Input } from './caller.ts'
import type { Samples } from './samples.ts'

/** One sensible way to call an operation. */
export interface SampleCall extends Input {
  /** Which of the account's playlists stands in the path; `Slow mornings` unless said. */
  playlist?: string
  /** What stands for `{id}`; the first sample of the kind unless said. */
  id?: string
  /** ada unless said. */
  as?: 'ada' | 'cleo'
}

export type Calls = (samples: Samples) => SampleCall[]

const kinds: Readonly<Record<string, keyof Omit<Samples, 'playlists' | 'devices'>>> = {
  albums: 'album',
  artists: 'artist',
  audiobooks: 'audiobook',
  chapters: 'chapter',
  episodes: 'episode',
  shows: 'show',
}

/** The path of an operation with what it asks for filled in. */
export function filledPath(template: string, samples: Samples, call: SampleCall): string {
  const { playlist = 'Slow mornings', id = samples[kinds[template.split('/')[1] ?? ''] ?? 'track'][0] } = call
  const values: Record<string, string | undefined> = {
    id,
    playlist_id: samples.playlists.get(playlist)?.id,
    user_id: 'ada',
    category_id: 'harbour-pop',
  }
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}
