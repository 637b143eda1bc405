import type { ThingKind } from '../catalogue/thing.ts'

/** What a menu can do, by name. `menu-lines.ts` has the lines of each. */
export type MenuAction = 'play' | 'queue' | 'save' | 'open' | 'makers' | 'album' | 'provider' | 'copy'

const listening = ['play', 'queue'] as const
const whole = ['play'] as const
const keeping = ['save'] as const
const elsewhere = ['provider', 'copy'] as const

/** What the menu of each kind of thing offers, in groups, in order. An action that can do nothing for a thing has no line. */
export const menuTable: Readonly<Record<ThingKind, readonly (readonly MenuAction[])[]>> = {
  track: [listening, keeping, ['makers', 'album'], elsewhere],
  episode: [listening, keeping, ['open', 'makers'], elsewhere],
  album: [whole, keeping, ['open', 'makers'], elsewhere],
  artist: [whole, keeping, ['open'], elsewhere],
  playlist: [whole, ['open'], elsewhere],
  show: [whole, keeping, ['open'], elsewhere],
  audiobook: [whole, keeping, ['open'], elsewhere],
}
