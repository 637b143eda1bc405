import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import { intersection } from '../shared/sets.ts'

interface SmallerLink {
  /** `You hold 7 permissions and used 2 in this visit.` */
  sentence: string
  /** The same in a line of a phone: `7 held, 2 used`. */
  short: string
  /** The scopes that were used, where they are fewer than what is held; empty where there is nothing to leave out yet. */
  scopes: readonly Scope[]
}

/** What of the grant this visit has used, and the scopes that would have been enough for it. */
export function smallerLink(held: readonly Scope[], calls: ReadonlyMap<Scope, number>): SmallerLink {
  const used = [...intersection(held, new Set(calls.keys()))]
  const short = `${held.length} held, ${used.length} used`
  const hold = `You hold ${counted(held.length, 'permission')}`
  if (held.length === 0)
    return { sentence: 'You hold no permission: only public information can be read.', short, scopes: [] }
  if (used.length === 0) return { sentence: `${hold} and used none in this visit.`, short, scopes: [] }
  if (used.length === held.length) return { sentence: `${hold} and used all of them.`, short, scopes: [] }
  return { sentence: `${hold} and used ${used.length} in this visit.`, short, scopes: used }
}
