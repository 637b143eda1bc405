/**
 * What a value of a parameter looks like. `text` is free; `id` and `uri` name something of Spotify's, in the plural a
 * list (comma separated in an address); `time` is epoch milliseconds; `json` an object or a list of objects in a JSON
 * body; `jpeg` a whole body, in base64.
 */
export type ParameterKind =
  | 'id'
  | 'ids'
  | 'uri'
  | 'uris'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'text'
  | 'choice'
  | 'choices'
  | 'market'
  | 'time'
  | 'json'
  | 'jpeg'

/** The things that an id or a URI can name; the explorer offers those of the account's own library. */
export type Nameable =
  | 'track'
  | 'album'
  | 'artist'
  | 'playlist'
  | 'show'
  | 'episode'
  | 'audiobook'
  | 'chapter'
  | 'user'
  | 'device'
  | 'category'

/** Which values are allowed. */
export interface ValueForm {
  kind: ParameterKind
  required?: true
  /** Of an `integer`, a `number` or a `time`, both inclusive. */
  minimum?: number
  maximum?: number
  /** Of an `integer` that a client in extended quota mode may take further. */
  extended?: { maximum: number; default: number }
  /** Of `ids`, `uris` and `choices`; a `json` that has it is a list. */
  maxItems?: number
  /** Of a `choice` or `choices`: every value allowed. */
  values?: readonly string[]
  /** What the `id`, `ids`, `uri` or `uris` name; several where any of them will do. */
  of?: Nameable | readonly Nameable[]
  /** Of a `json`: what its object, or each object of its list, holds. */
  members?: Readonly<Record<string, ValueForm>>
}

/** One parameter of an operation: the gateway checks it, the explorer has a field for it. */
export interface Parameter extends ValueForm {
  in: 'path' | 'query' | 'body'
  /** The second place in which Spotify looks for it. It may stand there instead. */
  alsoIn?: 'query' | 'body'
  /** The value that Spotify uses when the parameter is left out. */
  default?: string | number | boolean
  /** An allowed value that exists in the simulated world of seed 1. */
  example: string | number | boolean | readonly string[] | object
  /** What it is for, in one sentence. */
  words: string
}

/** The kinds of things that the values name. */
export function nameablesOf({ of = [] }: ValueForm): readonly Nameable[] {
  return typeof of === 'string' ? [of] : of
}

/** The larger of the two modes' maxima: only Spotify knows which mode the client is in. */
export function widestMaximum({ maximum, extended }: ValueForm): number {
  return extended?.maximum ?? maximum ?? Number.POSITIVE_INFINITY
}

/** The parameters of one operation, by name. */
export type Parameters = Readonly<Record<string, Parameter>>
