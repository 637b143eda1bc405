import { matchesAll, searchWords } from '../shared/find.ts'
import type { Playlist } from '../shared/read-playlist.ts'
import type { Line } from './item.ts'

/** The orders of a playlist’s songs, with their words in the menu. */
export const orders = {
  position: 'Playlist order',
  title: 'Title',
  by: 'Artist',
  from: 'Album',
  added: 'Recently added',
  duration: 'Duration',
} as const
export type Order = keyof typeof orders

export interface Arrangement {
  find: string
  order: Order
}

export function isOrder(value: string | null): value is Order {
  return value !== null && Object.hasOwn(orders, value)
}

/** True without a search and in playlist order: then only the pages in view have to be read. */
export function isPlain({ find, order }: Arrangement): boolean {
  return find.trim() === '' && order === 'position'
}

const byText = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })

export const compareLines: Record<Order, (one: Line, other: Line) => number> = {
  position: (one, other) => one.position - other.position,
  title: (one, other) => byText.compare(one.title, other.title),
  by: (one, other) => byText.compare(one.by, other.by),
  from: (one, other) => byText.compare(one.from ?? '', other.from ?? ''),
  added: (one, other) => (other.addedAt ?? 0) - (one.addedAt ?? 0),
  duration: (one, other) => (one.durationMs ?? 0) - (other.durationMs ?? 0),
}

/** The lines that have every word of `find`, in this order. Equal lines stay in playlist order. */
export function arrange(lines: readonly Line[], { find, order }: Arrangement): Line[] {
  const words = searchWords(find)
  return lines
    .filter(({ title, by, from }) => matchesAll(`${title} ${by} ${from ?? ''}`, words))
    .toSorted((one, other) => compareLines[order](one, other) || one.position - other.position)
}

/** The orders of the list of playlists, with their words. */
export const listOrders = { library: 'Library order', name: 'Name', owner: 'Owner' } as const
export type ListOrder = keyof typeof listOrders

export function isListOrder(value: string | null): value is ListOrder {
  return value !== null && Object.hasOwn(listOrders, value)
}

const ownerOf = ({ ownerName = '' }: Playlist) => ownerName

const comparePlaylists: Record<ListOrder, (one: Playlist, other: Playlist) => number> = {
  library: () => 0,
  name: (one, other) => byText.compare(one.name, other.name),
  owner: (one, other) => byText.compare(ownerOf(one), ownerOf(other)) || byText.compare(one.name, other.name),
}

/** The playlists whose name or owner has every word of `find`, in this order. */
export function arrangePlaylists(playlists: readonly Playlist[], find: string, order: ListOrder): Playlist[] {
  const words = searchWords(find)
  return playlists
    .filter((playlist) => matchesAll(`${playlist.name} ${ownerOf(playlist)}`, words))
    .toSorted(comparePlaylists[order])
}
