import {
  addressIn,
  amountIn,
  countIn,
  flagIn,
  imagesIn,
  known,
  recordIn,
  rowsIn,
  textIn,
} from '@scopedeck/server/contract/answer-members.ts'
import { isRecord } from '@scopedeck/server/contract/json.ts'
import { idOf, type Named, readNamed, readNames } from '@scopedeck/server/contract/named.ts'
import type { Image } from '@scopedeck/server/contract/web-api.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import { type Resume, readResume } from './resume.ts'

interface KindRow {
  /** What a person calls one of them. */
  one: string
  /** The heading of a list of them. */
  many: string
  /** What stands in place of a name that the answer leaves out. */
  nameless: string
}

/** The kinds of things in Spotify’s catalogue, in the order in which a person looks for them. */
export const thingKinds = {
  track: { one: 'song', many: 'Songs', nameless: 'Song without a name' },
  album: { one: 'album', many: 'Albums', nameless: 'Album without a name' },
  artist: { one: 'artist', many: 'Artists', nameless: 'Artist without a name' },
  playlist: { one: 'playlist', many: 'Playlists', nameless: 'Playlist without a name' },
  show: { one: 'show', many: 'Shows', nameless: 'Show without a name' },
  episode: { one: 'episode', many: 'Episodes', nameless: 'Episode without a name' },
  audiobook: { one: 'audiobook', many: 'Audiobooks', nameless: 'Audiobook without a name' },
} as const satisfies Record<string, KindRow>
export type ThingKind = keyof typeof thingKinds
export const kindNames = Object.keys(thingKinds) as ThingKind[]

export const isThingKind = (value: string | null | undefined): value is ThingKind =>
  typeof value === 'string' && Object.hasOwn(thingKinds, value)

/** A thing in the catalogue, as far as an answer describes it. No text is empty. */
export interface Thing {
  kind: ThingKind
  id: string
  uri: string
  name: string
  /** Who made it: artists, authors, the owner of a playlist, the publisher of a show; the show of an episode. */
  by: readonly Named[]
  /** The album of a song. */
  album?: Named
  /** What else there is to say, each in a few words: `29 songs`, `2024`. */
  facts: readonly string[]
  images: readonly Image[]
  durationMs?: number
  isExplicit: boolean
  /** False where Spotify says that this account can’t play it. */
  isPlayable: boolean
  /** Of an episode; absent where the grant does not give it. */
  resume?: Resume
  /** Its page at Spotify. */
  externalUrl?: string
}

/**
 * Reads a thing of a known kind.
 * @param knownId the id, where it is known from elsewhere than the answer
 * @returns `undefined` for what is no object and for what has no id, which nothing can open, play or save
 */
export function readThing(kind: ThingKind, value: unknown, knownId?: string): Thing | undefined {
  if (!isRecord(value)) return undefined
  const id = idOf(value) ?? knownId
  if (id === undefined) return undefined
  return {
    kind,
    id,
    uri: textIn(value.uri) ?? `spotify:${kind}:${id}`,
    name: textIn(value.name) ?? thingKinds[kind].nameless,
    by: makersOf(kind, value),
    facts: factsOf(kind, value),
    images: picturesOf(value),
    isExplicit: flagIn(value.explicit) ?? false,
    isPlayable: flagIn(value.is_playable) ?? true,
    ...known({
      album: kind === 'track' ? readNamed(value.album, 'album') : undefined,
      durationMs: amountIn(value.duration_ms),
      resume: kind === 'episode' ? readResume(value.resume_point) : undefined,
      externalUrl: addressIn(recordIn(value.external_urls).spotify),
    }),
  }
}

type Members = Readonly<Record<string, unknown>>

const makers: Record<ThingKind, (members: Members) => readonly Named[]> = {
  track: ({ artists }) => readNames(artists, 'artist'),
  album: ({ artists }) => readNames(artists, 'artist'),
  artist: () => [],
  playlist: ({ owner }) => readNames([owner]),
  show: ({ publisher }) => readNames([{ name: publisher }]),
  episode: ({ show }) => readNames([show], 'show'),
  audiobook: ({ authors }) => readNames(authors),
}
const makersOf = (kind: ThingKind, members: Members) => makers[kind](members)

const facts: Record<ThingKind, (members: Members) => readonly (string | undefined)[]> = {
  track: () => [],
  album: ({ release_date: day, album_type: type }) => [yearOf(day), type === 'single' ? 'Single' : undefined],
  artist: ({ genres }) => [textIn(rowsIn(genres, textIn).join(', '))],
  playlist: ({ items, tracks }) => [countOf(recordIn(items ?? tracks).total, 'song')],
  show: ({ total_episodes: total }) => [countOf(total, 'episode')],
  episode: ({ release_date: day }) => [yearOf(day)],
  audiobook: ({ total_chapters: total }) => [countOf(total, 'chapter')],
}

function factsOf(kind: ThingKind, members: Members): string[] {
  return facts[kind](members).filter((fact) => fact !== undefined)
}

function countOf(total: unknown, noun: string): string | undefined {
  const count = countIn(total)
  return count === undefined ? undefined : counted(count, noun)
}

/** The year of a day of release; Spotify answers `0000` where it does not know. */
function yearOf(day: unknown): string | undefined {
  return /^[12]\d{3}/.exec(textIn(day) ?? '')?.[0]
}

function picturesOf({ images, album, show }: Members): Image[] {
  const all = [images, recordIn(album).images, recordIn(show).images].map(imagesIn)
  return all.find((pictures) => pictures.length > 0) ?? []
}

/** What stands below a name: who made it, what it is from, and what else there is to say; its kind where there is nothing. */
export function bylineOf({ kind, by, album, facts: others }: Thing): string {
  const parts = [by.map(({ name }) => name).join(', '), album?.name, ...others].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : capital(thingKinds[kind].one)
}

/** `Song`, at the start of a line. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
