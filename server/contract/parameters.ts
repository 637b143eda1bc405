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

/** What an id or a URI can name, so that it can be picked from one's own library. */
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

/** What values are allowed. */
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

/** One thing a caller may say to an operation: checked by the gateway, asked for by the explorer. */
export interface Parameter extends ValueForm {
  in: 'path' | 'query' | 'body'
  /** The other place where Spotify looks for it, and where it may stand instead. */
  alsoIn?: 'query' | 'body'
  /** What Spotify takes when it is left out. */
  default?: string | number | boolean
  /** A value that is taken, and that means something in the simulated world of seed 1. */
  example: string | number | boolean | readonly string[] | object
  /** What it is for, in one sentence. */
  words: string
}

/** As far as a value may go in whichever mode allows more: which one the client is in only Spotify knows. */
export function widestMaximum({ maximum, extended }: ValueForm): number {
  return extended?.maximum ?? maximum ?? Number.POSITIVE_INFINITY
}

/** The parameters of one operation, by name. */
export type Parameters = Readonly<Record<string, Parameter>>
