import type { Line } from '../item.ts'
import type { EditCall } from './edit-call.ts'
import type { SpotifyPlaylist } from './editing-state.ts'
import type { Rows } from './rows.ts'

/** For tests: a row as Spotify keeps it. */
interface Entry {
  uri: string
  addedAt: number
}

/**
 * For tests: a playlist at Spotify, after its reference. It is written apart from the code under test, with the words of the
 * reference: `range_start`, `range_length`, `insert_before`, `position`, `positions`.
 */
export class TestingSpotify implements SpotifyPlaylist {
  entries: Entry[]
  calls: EditCall[] = []
  #versions = new Map<string, Entry[]>()
  #count = 0
  /** Called before and after each call of `send`; what it throws is what the caller meets. */
  before = (_: EditCall): void => {}
  after = (_: EditCall): void => {}
  /** Whether removing looks at positions: of the new address people report that it does not. */
  looksAtPositions = true

  constructor(uris: readonly string[]) {
    this.entries = uris.map((uri, addedAt) => ({ uri, addedAt }))
    this.#keep(this.entries)
  }

  get uris(): string[] {
    return this.entries.map(({ uri }) => uri)
  }

  get lines(): Line[] {
    return this.entries.map(lineOf)
  }

  get present(): string {
    return `v${this.#count}`
  }

  version = (): Promise<string> => Promise.resolve(this.present)
  readRows = (): Promise<Line[]> => Promise.resolve(this.lines)

  send = async (call: EditCall, version: string, rows: Rows): Promise<string> => {
    this.before(call)
    this.calls.push(call)
    const uriAt = (id: number) => rows.get(id)?.uri ?? ''
    if (call.kind === 'add') this.add(call.ids.map(uriAt), call.position)
    if (call.kind === 'move') this.reorder(call.rangeStart, call.rangeLength, call.insertBefore, version)
    if (call.kind === 'remove') {
      this.remove(
        call.rows.map(({ id, position }) => ({ uri: uriAt(id), position })),
        version,
      )
    }
    const present = this.present
    this.after(call)
    return present
  }

  add(uris: readonly string[], position: number): void {
    if (uris.length > 100) throw new Error('You can add a maximum of 100 tracks per request.')
    if (uris.some((uri) => !/^spotify:(track|episode):/.test(uri)))
      throw new Error('Payload contains a non-existing ID')
    if (position < 0 || position > this.entries.length) throw new Error('Index out of bounds.')
    const added = uris.map((uri) => ({ uri, addedAt: 1_000_000 + this.#count }))
    this.#keep([...this.entries.slice(0, position), ...added, ...this.entries.slice(position)])
  }

  /** The rows `range_start` to `range_start + range_length` go before the row that was at `insert_before`. */
  reorder(rangeStart: number, rangeLength: number, insertBefore: number, version = this.present): void {
    const seen = this.#seen(version)
    if (rangeStart + rangeLength > seen.length || insertBefore > seen.length) throw new Error('Index out of bounds.')
    const present = new Set(this.entries)
    const range = new Set(seen.slice(rangeStart, rangeStart + rangeLength))
    const target = seen.slice(insertBefore).find((entry) => present.has(entry) && !range.has(entry))
    const rest = this.entries.filter((entry) => !range.has(entry))
    const at = target ? rest.indexOf(target) : rest.length
    this.#keep([...rest.slice(0, at), ...[...range].filter((entry) => present.has(entry)), ...rest.slice(at)])
  }

  remove(items: readonly { uri: string; position: number }[], version = this.present): void {
    if (items.length > 100) throw new Error('You can remove a maximum of 100 tracks per request.')
    const seen = this.#seen(version)
    const gone = items.map(({ uri, position }) => {
      const entry = seen[position]
      if (entry?.uri !== uri) throw new Error('Could not remove tracks, please check parameters.')
      return entry
    })
    const uris = new Set(gone.map(({ uri }) => uri))
    const isGone = (entry: Entry) => (this.looksAtPositions ? gone.includes(entry) : uris.has(entry.uri))
    this.#keep(this.entries.filter((entry) => !isGone(entry)))
  }

  #seen(version: string): Entry[] {
    const entries = this.#versions.get(version)
    if (!entries) throw new Error('Missing or bad version tag')
    return entries
  }

  #keep(entries: Entry[]): void {
    this.entries = entries
    this.#count += 1
    this.#versions.set(this.present, entries)
  }
}

function lineOf({ uri, addedAt }: Entry, position: number): Line {
  return { position, isPlaceSure: true, title: uri, by: 'Somebody', makers: [], uri, addedAt, isExplicit: false }
}

/** For tests: numbers from 0 to 1 that are the same on every machine (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}
