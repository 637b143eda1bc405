/**
 * What a value of a parameter looks like. `text` is free; `id` and `uri` name something of Spotify's, in the plural a
 * list (comma separated in an address); `time` is epoch milliseconds; `json` a member of a JSON body with a shape of
 * its own; `jpeg` a whole body, base64.
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

/** One thing a caller may say to an operation: checked by the gateway, asked for by the explorer. */
export interface Parameter {
  in: 'path' | 'query' | 'body'
  kind: ParameterKind
  required?: true
  /** Of an `integer` or a `number`, both inclusive. */
  minimum?: number
  maximum?: number
  /** Of `ids`, `uris` and `choices`. */
  maxItems?: number
  /** Of a `choice` or `choices`: every value allowed. */
  values?: readonly string[]
  /** What the `id`, `ids`, `uri` or `uris` name; several where any of them will do. */
  of?: Nameable | readonly Nameable[]
  /** What Spotify takes when it is left out. */
  default?: string | number | boolean
  /** A value that is taken, and that means something in the simulated world of seed 1. */
  example: string | number | boolean | readonly string[] | object
  /** What it is for, in one sentence. */
  words: string
}
