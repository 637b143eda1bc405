import { counted } from '@scopedeck/server/contract/words.ts'

type Headers = readonly (readonly [string, string])[]

/** What our server hands on from an answer of Spotify’s; every other header is of its own making. */
const handedOn: ReadonlySet<string> = new Set(['content-type', 'content-length', 'etag', 'retry-after'])

/** The headers of an answer by who made them. Those about scopes come first among our server’s. */
export function headersByMaker(headers: Headers): { theirs: Headers; ours: Headers } {
  const isAboutScopes = ([name]: Headers[number]) => name.startsWith('x-scopes-')
  const ours = headers.filter(([name]) => !handedOn.has(name))
  return {
    theirs: headers.filter(([name]) => handedOn.has(name)),
    ours: [...ours.filter(isAboutScopes), ...ours.filter((header) => !isAboutScopes(header))],
  }
}

export const oursWords = (count: number): string => `${counted(count, 'header')} of this app’s own server`
