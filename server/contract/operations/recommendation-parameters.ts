import type { Parameter, Parameters, ValueForm } from '../parameters.ts'
import { exampleIds } from './examples.ts'

const share = { kind: 'number', minimum: 0, maximum: 1 } as const

/** What a song can be asked to be like, with a value that is. */
const attributes: Readonly<Record<string, [ValueForm, example: number]>> = {
  acousticness: [share, 0.4],
  danceability: [share, 0.6],
  duration_ms: [{ kind: 'integer' }, 210_000],
  energy: [share, 0.5],
  instrumentalness: [share, 0.1],
  key: [{ kind: 'integer', minimum: 0, maximum: 11 }, 7],
  liveness: [share, 0.2],
  loudness: [{ kind: 'number' }, -9],
  mode: [{ kind: 'integer', minimum: 0, maximum: 1 }, 1],
  popularity: [{ kind: 'integer', minimum: 0, maximum: 100 }, 50],
  speechiness: [share, 0.1],
  tempo: [{ kind: 'number' }, 120],
  time_signature: [{ kind: 'integer' }, 4],
  valence: [share, 0.7],
}

const bounds = { min: 'At least this much', max: 'At most this much', target: 'As near as can be to this' }

/** Three parameters for each attribute. */
export const tuning: Parameters = Object.fromEntries(
  Object.entries(attributes).flatMap(([name, [form, example]]) =>
    Object.entries(bounds).map(([bound, words]): [string, Parameter] => [
      `${bound}_${name}`,
      {
        in: 'query',
        ...form,
        example,
        words: `${words} of ${name.replace(/_ms$/, ' in milliseconds').replace('_', ' ')}.`,
      },
    ]),
  ),
)

const seed = { in: 'query', maxItems: 5 } as const

export const seeds: Parameters = {
  seed_artists: {
    ...seed,
    kind: 'ids',
    of: 'artist',
    example: [exampleIds.artist[0]],
    words: 'Artists to start from; all seeds together are one to five.',
  },
  seed_genres: {
    in: 'query',
    kind: 'text',
    example: 'night-jazz,chamber-folk',
    words: 'Genres to start from, separated by commas.',
  },
  seed_tracks: { ...seed, kind: 'ids', of: 'track', example: [exampleIds.track[0]], words: 'Tracks to start from.' },
}
