import { isRecord } from '../../contract/json.ts'
import type { WorldFile } from '../../contract/world-file.ts'

type Member<List extends keyof WorldFile> = NonNullable<WorldFile[List]> extends readonly (infer Item)[] ? Item : never

/** Beyond so many songs nothing is added, so that an export needs bounded memory. */
const mostEntities = 50_000

const isId = (id: unknown): id is string => typeof id === 'string' && /^[0-9A-Za-z]{22}$/.test(id)
const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 2000) : '')
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const isDefined = <Value>(value: Value | undefined): value is Value => value !== undefined

/** What a world file has to listen to, gathered from answers of the Web API. Only what a world needs is taken. */
export class WorldEntities {
  readonly #artists = new Map<string, Member<'artists'>>()
  readonly #albums = new Map<string, Member<'albums'>>()
  readonly #tracks = new Map<string, Member<'tracks'>>()
  readonly #shows = new Map<string, Member<'shows'>>()
  readonly #episodes = new Map<string, Member<'episodes'>>()
  readonly #audiobooks = new Map<string, Member<'audiobooks'>>()

  /** The lists of the file. */
  lists(): Partial<WorldFile> {
    return {
      artists: [...this.#artists.values()],
      albums: [...this.#albums.values()],
      tracks: [...this.#tracks.values()],
      shows: [...this.#shows.values()],
      episodes: [...this.#episodes.values()],
      audiobooks: [...this.#audiobooks.values()],
    }
  }

  /** @returns the id under which the file has it; `undefined` for what a file can't have */
  artist(value: unknown): string | undefined {
    if (!isRecord(value) || !isId(value.id)) return undefined
    const genres = list(value.genres).map(text)
    if (genres.length > 0 || !this.#artists.has(value.id)) {
      this.#artists.set(value.id, { id: value.id, name: text(value.name), ...(genres.length > 0 && { genres }) })
    }
    return value.id
  }

  album(value: unknown): string | undefined {
    if (!isRecord(value) || !isId(value.id)) return undefined
    if (this.#albums.has(value.id)) return value.id
    const artists = list(value.artists)
      .map((artist) => this.artist(artist))
      .filter(isDefined)
    if (artists.length === 0) return undefined
    const type = (['single', 'compilation'] as const).find((each) => each === value.album_type) ?? 'album'
    this.#albums.set(value.id, {
      id: value.id,
      name: text(value.name),
      artists,
      type,
      ...releaseDate(value.release_date),
    })
    return value.id
  }

  track(value: unknown): string | undefined {
    if (!isRecord(value) || !isId(value.id)) return undefined
    if (this.#tracks.has(value.id)) return value.id
    const album = this.album(value.album)
    if (album === undefined || this.#tracks.size >= mostEntities) return undefined
    const artists = list(value.artists)
      .map((artist) => this.artist(artist))
      .filter(isDefined)
    this.#tracks.set(value.id, {
      id: value.id,
      name: text(value.name),
      album,
      ...(artists.length > 0 && { artists }),
      ...duration(value.duration_ms),
      explicit: value.explicit === true,
      playable: value.is_playable !== false,
    })
    return value.id
  }

  show(value: unknown): string | undefined {
    if (!isRecord(value) || !isId(value.id)) return undefined
    this.#shows.set(value.id, { id: value.id, name: text(value.name), description: text(value.description) })
    return value.id
  }

  episode(value: unknown): string | undefined {
    if (!isRecord(value) || !isId(value.id)) return undefined
    if (this.#episodes.has(value.id)) return value.id
    const show = this.show(value.show)
    if (show === undefined || this.#episodes.size >= mostEntities) return undefined
    const { id, name, duration_ms, release_date } = value
    this.#episodes.set(id, { id, name: text(name), show, ...duration(duration_ms), ...releaseDate(release_date) })
    return id
  }

  audiobook(value: unknown): string | undefined {
    if (!isRecord(value) || !isId(value.id)) return undefined
    const authors = list(value.authors).map((author) => text(isRecord(author) ? author.name : ''))
    this.#audiobooks.set(value.id, { id: value.id, name: text(value.name), authors })
    return value.id
  }

  /** The URI of a playlist's row; null for what is not available, or can't be in a file. */
  row(value: unknown): string | null {
    if (!isRecord(value)) return null
    if (value.is_local === true) return localUri(value.uri)
    const kind = value.type === 'episode' ? 'episode' : 'track'
    const id = this[kind](value)
    return id === undefined ? null : `spotify:${kind}:${id}`
  }
}

function localUri(uri: unknown): string | null {
  return typeof uri === 'string' && /^spotify:local:[^:]*:[^:]*:[^:]+:\d+$/.test(uri) ? uri : null
}

function duration(value: unknown): { durationMs?: number } {
  return typeof value === 'number' && value >= 1 && value <= 86_400_000 ? { durationMs: Math.round(value) } : {}
}

function releaseDate(value: unknown): { releaseDate?: string } {
  return typeof value === 'string' && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value) ? { releaseDate: value } : {}
}
