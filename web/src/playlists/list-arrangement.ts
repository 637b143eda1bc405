import type { SimplifiedPlaylist } from '@scopedeck/server/contract/web-api.ts'
import { matchesAll, searchWords } from '../shared/find.ts'

/** Ways to order the list of playlists. */
export const listOrders = { library: 'Library order', name: 'Name', owner: 'Owner' } as const
export type ListOrder = keyof typeof listOrders

export function isListOrder(value: string | null): value is ListOrder {
  return value !== null && Object.hasOwn(listOrders, value)
}

const byText = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })
const ownerOf = ({ owner }: SimplifiedPlaylist) => owner.display_name || owner.id

const compare: Record<ListOrder, (one: SimplifiedPlaylist, other: SimplifiedPlaylist) => number> = {
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
    .toSorted(compare[order])
}
