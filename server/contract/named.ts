import { known, recordIn, rowsIn, textIn } from './answer-members.ts'

/** A kind of thing that has a screen of its own, and that others name. */
export type NamedKind = 'artist' | 'album' | 'show'

/** Somebody or something that a thing names: an artist, an album, the show of an episode. */
export interface Named {
  name: string
  /** Absent with the id: the owner of a playlist, an author, a publisher. */
  kind?: NamedKind
  /** Absent where nothing can open it. */
  id?: string
}

type Members = Readonly<Record<string, unknown>>

/** The id of a resource at Spotify: letters and digits, so that it can be a part of an address. */
export function idOf({ id, uri }: Members): string | undefined {
  const given = [textIn(id), textIn(uri)?.split(':').at(-1)]
  return given.find((each) => each !== undefined && /^\w+$/.test(each))
}

/** What a member of an answer names; `undefined` where it has no name. @param kind of what has a screen of its own */
export function readNamed(value: unknown, kind?: NamedKind): Named | undefined {
  const members = recordIn(value)
  const name = textIn(members.name) ?? textIn(members.display_name)
  if (name === undefined) return undefined
  const id = kind && idOf(members)
  return { name, ...(kind && id !== undefined && known({ kind, id })) }
}

/** Those of a list that have a name. */
export const readNames = (value: unknown, kind?: NamedKind): Named[] => rowsIn(value, (each) => readNamed(each, kind))

/** The names with commas between them; `undefined` for none. */
export const joinNames = (names: readonly Named[]): string | undefined =>
  textIn(names.map(({ name }) => name).join(', '))
