import { countIn, known, recordIn, rowsIn, textIn } from '@scopedeck/server/contract/answer-members.ts'
import { type Named, readNames } from '@scopedeck/server/contract/named.ts'
import type { Resume } from '../catalogue/resume.ts'
import { readThing, type Thing, type ThingKind } from '../catalogue/thing.ts'
import { readRecord } from '../shared/read-json.ts'
import { type Page, readPage } from '../shared/read-page.ts'
import { releaseDay } from './release-day.ts'

// The answers about one thing. What an answer leaves out is absent; all throw a TypeError where the body is no object.

/** A thing with what its own screen says of it. */
export interface WholeThing {
  thing: Thing
  /** As Spotify sends it: a text that may have tags and entities. */
  description?: string
  /** In words. */
  releasedOn?: string
}

function readWhole(kind: ThingKind, body: unknown, id: string): WholeThing {
  const members = readRecord(body)
  const thing = readThing(kind, members, id)
  if (!thing) throw new TypeError(`The answer is no ${kind}.`)
  const description = textIn(members.html_description) ?? textIn(members.description)
  return { thing, ...known({ description, releasedOn: releaseDay(members.release_date) }) }
}

/** A song of an album. */
export interface AlbumSong {
  thing: Thing
  /** From 0, over all discs: an album is played from there. */
  position: number
  disc: number
  /** On its disc. */
  number: number
}

export interface WholeAlbum extends WholeThing {
  /** `Album`, `Single`, `Compilation`. */
  type: string
  first: Page<AlbumSong>
}

const albumTypes: Readonly<Record<string, string>> = { album: 'Album', single: 'Single', compilation: 'Compilation' }

export const readAlbum =
  (id: string) =>
  (body: unknown): WholeAlbum => {
    const { album_type: type, tracks } = readRecord(body)
    return {
      ...readWhole('album', body, id),
      type: albumTypes[textIn(type) ?? ''] ?? 'Album',
      first: pageIn(tracks, readAlbumSongs(0)),
    }
  }

/** A page of an album’s songs. @param offset of its first entry */
export const readAlbumSongs = (offset: number) => (body: unknown) =>
  readPage(body, (entry, index): AlbumSong | undefined => {
    const { disc_number: disc, track_number: number } = recordIn(entry)
    const thing = readThing('track', entry)
    const position = offset + index
    return thing && { thing, position, disc: countIn(disc) || 1, number: countIn(number) || position + 1 }
  })

export const readArtist =
  (id: string) =>
  (body: unknown): WholeThing & { genres: readonly string[] } => {
    const { thing, ...whole } = readWhole('artist', body, id)
    const genres = rowsIn(recordIn(body).genres, textIn)
    return { ...whole, thing: { ...thing, facts: [] }, genres }
  }

/** A page of an artist’s releases. */
export const readReleases = (body: unknown) => readPage(body, (entry) => readThing('album', entry))

export interface EpisodeRow {
  thing: Thing
  position: number
  releasedOn?: string
}

export interface WholeShow extends WholeThing {
  first: Page<EpisodeRow>
}

export const readShow =
  (id: string) =>
  (body: unknown): WholeShow => ({
    ...readWhole('show', body, id),
    first: pageIn(readRecord(body).episodes, readEpisodes(0)),
  })

/** A page of a show’s episodes. @param offset of its first entry */
export const readEpisodes = (offset: number) => (body: unknown) =>
  readPage(body, (entry, index): EpisodeRow | undefined => {
    const thing = readThing('episode', entry)
    const releasedOn = releaseDay(recordIn(entry).release_date)
    return thing && { thing, position: offset + index, ...known({ releasedOn }) }
  })

export const readEpisode =
  (id: string) =>
  (body: unknown): WholeThing =>
    readWhole('episode', body, id)

/** A chapter of an audiobook. */
export interface Chapter {
  id: string
  name: string
  position: number
  durationMs?: number
  resume?: Resume
}

export interface WholeAudiobook extends WholeThing {
  narrators: readonly Named[]
  /** `Unabridged` */
  edition?: string
  first: Page<Chapter>
}

export const readAudiobook =
  (id: string) =>
  (body: unknown): WholeAudiobook => {
    const { narrators, edition, chapters } = readRecord(body)
    return {
      ...readWhole('audiobook', body, id),
      narrators: readNames(narrators),
      ...known({ edition: textIn(edition) }),
      first: pageIn(chapters, readChapters(0)),
    }
  }

/** A page of an audiobook’s chapters. @param offset of its first entry */
export const readChapters = (offset: number) => (body: unknown) =>
  readPage(body, (entry, index): Chapter | undefined => {
    // A chapter goes by the name of an episode.
    const thing = readThing('episode', entry, String(offset + index))
    if (!thing) return undefined
    const { id, name, durationMs, resume } = thing
    return { id, name, position: offset + index, ...known({ durationMs, resume }) }
  })

/** The first page of a list, which the answer about its owner has. Where it has none, the list is read from its start. */
function pageIn<Row>(value: unknown, readRows: (body: unknown) => Page<Row>): Page<Row> {
  const members = recordIn(value)
  if (Array.isArray(members.items)) return readRows(members)
  return { rows: [], came: 0, ...known({ total: countIn(members.total) }) }
}
