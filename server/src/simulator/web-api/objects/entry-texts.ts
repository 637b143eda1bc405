import type { Entry } from '../../world/playlist.ts'
import type { View } from '../view.ts'
import { entryObject } from './playlist.ts'

/**
 * Rows of playlists as text. Most of what a page of a long playlist costs is to describe its rows and to write them
 * down, and a row never changes: each is written once for each mode, and kept for as long as the row itself.
 */
export class EntryTexts {
  readonly #texts = { development: new WeakMap<Entry, string>(), extended: new WeakMap<Entry, string>() }

  of(entry: Entry, view: View): string {
    // How far somebody came in an episode is theirs, and moves.
    if (entry.item?.kind === 'episode') return write(entry, view)
    const texts = this.#texts[view.mode]
    const text = texts.get(entry) ?? write(entry, view)
    texts.set(entry, text)
    return text
  }
}

function write(entry: Entry, view: View): string {
  return JSON.stringify(entryObject(entry, view))
}
