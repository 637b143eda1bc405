import { operationIds } from '@scopedeck/server/contract/operations.ts'
import { CirclePlay, KeyRound, LayoutGrid, ListMusic, type LucideIcon, SquareTerminal } from 'lucide-react'
import type { ShortcutId } from '../shared/shortcuts.ts'

export interface Destination {
  path: string
  label: string
  /** The word under the icon on a phone, where it differs. */
  short?: string
  /** How many things there are, where that is worth a figure. */
  count?: number
  icon: LucideIcon
  shortcut: ShortcutId
  section: 'deck' | 'listen'
}

/** The screens people go to. Rail, tabs, palette and keys are made from this list, and only screens that exist are in it. */
export const destinations: readonly Destination[] = [
  { path: '/', label: 'Deck', icon: LayoutGrid, shortcut: 'go.deck', section: 'deck' },
  { path: '/scopes', label: 'Scopes', icon: KeyRound, shortcut: 'go.scopes', section: 'deck' },
  {
    path: '/explore',
    label: 'Explore',
    count: operationIds.length,
    icon: SquareTerminal,
    shortcut: 'go.explore',
    section: 'deck',
  },
  { path: '/player', label: 'Player', short: 'Listen', icon: CirclePlay, shortcut: 'go.player', section: 'listen' },
  { path: '/playlists', label: 'Playlists', icon: ListMusic, shortcut: 'go.playlists', section: 'listen' },
]
