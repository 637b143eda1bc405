import type { Parameter, Parameters } from '../parameters.ts'
import { exampleSnapshot, exampleUri } from './examples.ts'
import { place, text, yesOrNo } from './parameter-rows.ts'

/** What playlists and their items are changed with. */

const name = text('Rain on the way home', 'The name.')
const isPublic = yesOrNo('Whether it stands on the owner’s profile.')
const isCollaborative = yesOrNo('Whether others may change it; only one that is not public can be.')
const description = text('For the slow part of the evening', 'What the playlist says about itself.')

/** What is left out stays as it is. */
export const changedDetails: Parameters = { name, public: isPublic, collaborative: isCollaborative, description }

export const newDetails: Parameters = {
  name: { ...name, required: true },
  public: { ...isPublic, default: true },
  collaborative: { ...isCollaborative, default: false },
  description,
}

/** In the body or, where they are few, in the address. */
const items = (words: string): Parameter => ({
  in: 'body',
  alsoIn: 'query',
  kind: 'uris',
  maxItems: 100,
  of: ['track', 'episode'],
  example: [exampleUri('track'), exampleUri('episode')],
  words,
})

export const additions: Parameters = {
  uris: { ...items('What to add, in this order.'), required: true },
  position: { ...place(0, 'Where to put it, counted from 0; at the end where nothing is said.'), alsoIn: 'query' },
}

const snapshot = text(exampleSnapshot, 'The version of the playlist that the positions are meant for.')

export const changes: Parameters = {
  uris: items('What to put in place of all items; never together with a move.'),
  range_start: place(0, 'The first item to move, counted from 0.'),
  insert_before: place(3, 'The item to move it in front of, counted from 0.'),
  range_length: { ...place(2, 'How many items to move.'), minimum: 1, default: 1 },
  snapshot_id: snapshot,
}

/** @param name what the member was called before February 2026, and after */
export const removals = (name: 'items' | 'tracks'): Parameters => ({
  [name]: {
    in: 'body',
    kind: 'json',
    required: true,
    maxItems: 100,
    members: { uri: { kind: 'uri', required: true, of: ['track', 'episode'] } },
    example: [{ uri: exampleUri('track') }],
    words: 'What to remove, wherever it is in the playlist.',
  },
  snapshot_id: snapshot,
})

/** 64 grey points, the smallest picture that is one. */
export const cover: Parameter = {
  in: 'body',
  kind: 'jpeg',
  required: true,
  example:
    '/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z',
  words: 'The picture, in base64.',
}
