import { type Scope, scopeCatalogue, scopes } from '@scopedeck/server/contract/scopes.ts'

export interface ConsentPreview {
  /** Spotify’s words for what is asked, and for nothing else. */
  can: readonly string[]
  /** What stays closed, nearest to what is asked first. */
  cannot: readonly string[]
}

/** Scopes that open on another way what the first one’s `cannot` says: with one of them it would not be true. */
const openedToo: Partial<Record<Scope, readonly Scope[]>> = {
  'user-read-currently-playing': ['user-read-playback-state'],
  'user-modify-playback-state': ['streaming', 'app-remote-control'],
}

/** What a person will read on the consent page, and what the app still can’t do after a yes. */
export function consentPreview(asked: readonly Scope[]): ConsentPreview {
  const groups = new Set(asked.map((scope) => scopeCatalogue[scope].group))
  const distance = (scope: Scope) =>
    (groups.has(scopeCatalogue[scope].group) ? 0 : 2) + (scopeCatalogue[scope].access === 'write' ? 0 : 1)
  const closed = scopes.filter(
    (scope) => !asked.includes(scope) && !openedToo[scope]?.some((other) => asked.includes(other)),
  )
  return {
    can: asked.map((scope) => scopeCatalogue[scope].consent),
    cannot: closed
      .toSorted((one, other) => distance(one) - distance(other))
      .map((scope) => scopeCatalogue[scope].cannot),
  }
}
