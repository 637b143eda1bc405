import type { OperationRow } from './operation-row.ts'
import { choice, cutLimit, market, offset } from './parameter-rows.ts'
import { none } from './requirement-rows.ts'

export const searchOperations = {
  search: {
    method: 'GET',
    path: '/search',
    title: 'Search',
    requirement: none,
    parameters: {
      q: {
        in: 'query',
        kind: 'text',
        required: true,
        example: 'paper lanterns',
        words: 'What to look for by name.',
      },
      type: {
        in: 'query',
        kind: 'choices',
        required: true,
        values: ['album', 'artist', 'playlist', 'track', 'show', 'episode', 'audiobook'],
        example: ['track', 'album'],
        words: 'Which kinds of things to find.',
      },
      market,
      limit: cutLimit(),
      offset: offset(1000),
      include_external: choice(
        ['audio'],
        'Says that the caller can play audio from outside, so that it counts as playable.',
      ),
    },
  },
} as const satisfies Record<string, OperationRow>
