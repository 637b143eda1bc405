import type { SimplifiedPlaylist } from '@scopedeck/server/contract/web-api.ts'
import { matchesAll, searchWords } from '../shared/find.ts'
import type { Line } from './item.ts'

/** Ways to order a playlist, and what the menu calls them. */
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

/** True where the playlist is shown as it is, so that pages can be read as they are scrolled to. */
export function isPlain({ find, order }: Arrangement): boolean {
  return find.trim() === '' && order === 'position'
}

const byText = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })

const compareLines: Record<Order, (one: Line, other: Line) => number> = {
  position: (one, other) => one.position - other.position,
  title: (one, other) => byText.compare(one.title, other.title),
  by: (one, other) => byText.compare(one.by, other.by),
  from: (one, other) => byText.compare(one.from, other.from),
  added: (one, other) => (other.addedAt ?? 0) - (one.addedAt ?? 0),
  duration: (one, other) => (one.durationMs ?? 0) - (other.durationMs ?? 0),
}

/** The lines that answer to `find`, in the order asked for; equal ones stay in playlist order. */
export function arrange(lines: readonly Line[], { find, order }: Arrangement): Line[] {
  const words = searchWords(find)
  return lines
    .filter(({ title, by, from }) => matchesAll(`${title} ${by} ${from}`, words))
    .toSorted((one, other) => compareLines[order](one, other) || one.position - other.position)
}

/** Ways to order the list of playlists. */
export const listOrders = { library: 'Library order', name: 'Name', owner: 'Owner' } as const
export type ListOrder = keyof typeof listOrders

export function isListOrder(value: string | null): value is ListOrder {
  return value !== null && Object.hasOwn(listOrders, value)
}

const ownerOf = ({ owner }: SimplifiedPlaylist) => owner.display_name || owner.id

const comparePlaylists: Record<ListOrder, (one: SimplifiedPlaylist, other: SimplifiedPlaylist) => number> = {
  library: () => 0,
  name: (one, other) => byText.compare(one.name, other.name),
  owner: (one, other) => byText.compare(ownerOf(one), ownerOf(other)) || byText.compare(one.name, other.name),
}

/** The playlists whose name or owner answers to `find`, in the order asked for. */
export function arrangePlaylists(
  playlists: readonly SimplifiedPlaylist[],
  find: string,
  order: ListOrder,
): SimplifiedPlaylist[] {
  const words = searchWords(find)
  return playlists
    .filter((playlist) => matchesAll(`${playlist.name} ${ownerOf(playlist)}`, words))
    .toSorted(comparePlaylists[order])
}
