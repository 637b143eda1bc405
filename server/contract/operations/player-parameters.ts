import type { Parameter } from '../parameters.ts'
import { exampleIds, exampleUri } from './examples.ts'

/** What the commands to the player take. */

export const device: Parameter = {
  in: 'query',
  kind: 'id',
  of: 'device',
  example: exampleIds.device[0],
  words: 'The device to control, if not the active one.',
}

export const position: Parameter = {
  in: 'query',
  kind: 'integer',
  required: true,
  minimum: 0,
  example: 30_000,
  words: 'The position in the item to jump to, in milliseconds.',
}

export const volume: Parameter = {
  in: 'query',
  kind: 'integer',
  required: true,
  minimum: 0,
  maximum: 100,
  example: 40,
  words: 'How loud, in percent.',
}

/** What starts: a context or a list of URIs, never both. */
export const toPlay = {
  context_uri: {
    in: 'body',
    kind: 'uri',
    of: ['album', 'artist', 'playlist', 'show'],
    example: exampleUri('album'),
    words: 'What to play as a whole, instead of a list of URIs.',
  },
  uris: {
    in: 'body',
    kind: 'uris',
    of: ['track', 'episode'],
    example: [exampleUri('track'), exampleUri('track', 1)],
    words: 'What to play one after the other, instead of a context.',
  },
  offset: {
    in: 'body',
    kind: 'json',
    members: { position: { kind: 'integer', minimum: 0 }, uri: { kind: 'uri', of: ['track', 'episode'] } },
    example: { position: 1 },
    words: 'Where in the list to start: a position counted from 0, or the URI of an item.',
  },
  position_ms: {
    in: 'body',
    kind: 'integer',
    minimum: 0,
    example: 30_000,
    words: 'Where in the first item to start, in milliseconds.',
  },
} as const satisfies Record<string, Parameter>

/** Moments in the history, as its cursors name them. */
export const moment = (words: string): Parameter => ({
  in: 'query',
  kind: 'time',
  minimum: 0,
  example: Date.UTC(2026, 8, 1),
  words,
})
