import type { Nameable, Parameter, Parameters } from '../parameters.ts'
import { exampleIds, exampleUri } from './examples.ts'

/** Rows that many operations share. */

/** In the address, under the name that the template gives it. */
export const idInPath = (of: Nameable): Parameter => ({
  in: 'path',
  kind: 'id',
  required: true,
  of,
  example: exampleIds[of][0],
  words: `Which ${of}.`,
})

export const market: Parameter = {
  in: 'query',
  kind: 'market',
  example: 'SE',
  words: 'The country whose catalogue to use instead of the account’s own.',
}

export const limit = (maximum = 50, standard = 20, minimum = 1): Parameter => ({
  in: 'query',
  kind: 'integer',
  minimum,
  maximum,
  default: standard,
  example: Math.min(maximum, 10),
  words: 'How many to return at most.',
})

/** The same where development mode has cut it: extended mode goes on as before. */
export const cutLimit = (minimum = 1): Parameter => ({
  ...limit(10, 5, minimum),
  extended: { maximum: 50, default: 20 },
})

export const offset = (maximum?: number): Parameter => ({
  in: 'query',
  kind: 'integer',
  minimum: 0,
  ...(maximum !== undefined && { maximum }),
  default: 0,
  example: 0,
  words: 'Where the page starts, counted from 0.',
})

/** One page of a list. */
export const page: Parameters = { limit: limit(), offset: offset() }

export const ids = (of: Nameable, maxItems: number, words = `Which ${of}s.`): Parameter => ({
  in: 'query',
  kind: 'ids',
  required: true,
  maxItems,
  of,
  example: exampleIds[of].slice(0, maxItems),
  words,
})

/** As the old calls of the library take them: in the address, or else in the body. */
export const idsAnywhere = (of: Nameable, words?: string): Parameter => ({ ...ids(of, 50, words), alsoIn: 'body' })

export const uris = (of: readonly [Nameable, Nameable, ...Nameable[]], maxItems: number, words: string): Parameter => ({
  in: 'query',
  kind: 'uris',
  required: true,
  maxItems,
  of,
  example: [exampleUri(of[0]), exampleUri(of[1])],
  words,
})

export const additionalTypes: Parameter = {
  in: 'query',
  kind: 'choices',
  values: ['track', 'episode'],
  default: 'track',
  example: ['track', 'episode'],
  words: 'Which kinds of items the caller understands; the others come back as nothing.',
}

export const fields = (example: string): Parameter => ({
  in: 'query',
  kind: 'text',
  example,
  words: 'Which members of the answer to send, separated by commas, with parentheses for what is inside them.',
})

export const locale: Parameter = {
  in: 'query',
  kind: 'text',
  example: 'sv_SE',
  words: 'The language of the names, as a language and a country.',
}

export const choice = (values: readonly [string, ...string[]], words: string): Parameter => ({
  in: 'query',
  kind: 'choice',
  values,
  example: values[0],
  words,
})

/** A member of a JSON body. */
export const text = (example: string, words: string): Parameter => ({ in: 'body', kind: 'text', example, words })

/** A place in a list, counted from 0, in a JSON body. */
export const place = (example: number, words: string): Parameter => ({
  in: 'body',
  kind: 'integer',
  minimum: 0,
  example,
  words,
})

/** The example says no. */
export const yesOrNo = (words: string): Parameter => ({ in: 'body', kind: 'boolean', example: false, words })
