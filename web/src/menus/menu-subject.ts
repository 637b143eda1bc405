import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { CallFacts } from '@scopedeck/server/contract/requirements.ts'
import type { LucideIcon } from 'lucide-react'
import type { Thing } from '../catalogue/thing.ts'
import type { Resume } from '../lens/gate.ts'
import type { PlaybackCommand } from '../playback/command.ts'

/** What a menu is about. */
export interface MenuSubject {
  thing: Thing
  /** Plays it where it stands, as a song of a playlist; by itself when left out. */
  command?: PlaybackCommand
  /** Called before it plays. */
  onPlay?: () => void
  /** What can be done with it only where it stands, such as removing it from a playlist. */
  more?: readonly MenuLine[]
}

/** The call of a line: the lens shows its scopes, and without them the line asks for them. */
export interface MenuCall {
  operation: OperationId
  facts?: CallFacts
  /** The action as a noun: `Saving to the library`. */
  what: string
  /** What happens after the consent: `it is saved`. */
  promise: string
  resume?: Resume
}

/** One line of a menu: it acts, or leads to a screen or to another page. */
export type MenuLine = { icon: LucideIcon; label: string } & (
  | { act: () => void; call?: MenuCall }
  | { to: string }
  | { href: string }
)
