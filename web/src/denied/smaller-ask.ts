import { isScope, type Scope, scopeCatalogue } from '@scopedeck/server/contract/scopes.ts'

export interface SmallerAsk {
  scopes: Scope[]
  /** What the fewer scopes are enough for. */
  enoughFor: string
}

const single: Partial<Record<Scope, string>> = {
  'user-read-currently-playing': 'Seeing what plays needs one.',
  'playlist-read-private': 'Listing your playlists needs one.',
  'user-read-playback-state': 'Seeing what plays, and where, needs one.',
}

/** A smaller ask after a no: one scope that shows something, else those that only read, else nothing smaller. */
export function smallerAsk(asked: readonly string[], granted: ReadonlySet<string>): SmallerAsk | undefined {
  const fresh = asked.filter(isScope).filter((scope) => !granted.has(scope))
  if (fresh.length < 2) return undefined
  for (const [scope, enoughFor] of Object.entries(single)) {
    if (isScope(scope) && fresh.includes(scope)) return { scopes: [scope], enoughFor }
  }
  const reading = fresh.filter((scope) => scopeCatalogue[scope].access === 'read')
  if (reading.length === 0 || reading.length === fresh.length) return undefined
  return { scopes: reading, enoughFor: `Looking without changing anything needs ${reading.length}.` }
}
