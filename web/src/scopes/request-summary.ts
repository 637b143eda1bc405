import { type Scope, scopeCatalogue, scopes } from '@scopedeck/server/contract/scopes.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import { difference, intersection } from '../shared/sets.ts'
import { inOrder, isSame } from './selection.ts'

interface Ask {
  /** The words on the button. */
  label: string
  /** How the request differs from the grant, in a sentence; empty while nobody is signed in. */
  words: string
}

/**
 * The words for the button that asks for the selection.
 * @param granted `undefined` while nobody is signed in
 */
export function askFor(requested: readonly Scope[], granted: ReadonlySet<Scope> | undefined): Ask {
  if (!granted) return { label: labelFor(requested.length), words: '' }
  if (isSame(requested, granted)) return again(requested.length)
  return { label: labelFor(requested.length), words: differenceWords(new Set(requested), granted) }
}

function labelFor(count: number): string {
  return count === 0 ? 'Sign in with no permissions' : `Ask for ${counted(count, 'permission')}`
}

function again(count: number): Ask {
  if (count === 0) return { label: 'Sign in again with no permissions', words: 'Your grant has none, just like this.' }
  const these = count === 1 ? 'this 1 permission' : `these ${count} permissions`
  return {
    label: `Ask again for ${these}`,
    words: `Your grant already has exactly ${count === 1 ? 'this one' : 'these'}.`,
  }
}

/** Spotify grants exactly the scopes of the request, so a granted scope that is not requested again is lost. */
function differenceWords(requested: ReadonlySet<Scope>, granted: ReadonlySet<Scope>): string {
  const [fresh, kept, lost] = [
    difference(requested, granted).size,
    intersection(requested, granted).size,
    difference(granted, requested).size,
  ]
  return [`${fresh} new`, `${kept} already granted`, ...(lost > 0 ? [`${lost} given up`] : [])].join(' · ')
}

/**
 * The path to return to after the consent: after a first sign-in the deck, which shows what the grant unlocks; with a
 * grant already the picker, which shows what changed in it.
 */
export function returnToOf(search: string, isSignedIn: boolean): string {
  return isSignedIn ? `/scopes${search}` : '/'
}

interface ConsentPreview {
  /** The sentences of Spotify’s consent page for exactly the requested scopes. */
  can: readonly string[]
  /** What the app still can’t do; scopes of the same groups come first. */
  cannot: readonly string[]
}

/** Scopes that also unlock what another scope’s `cannot` denies: with one of them that sentence would be wrong. */
const alsoUnlockedBy: Partial<Record<Scope, readonly Scope[]>> = {
  'user-read-currently-playing': ['user-read-playback-state'],
  'user-modify-playback-state': ['streaming', 'app-remote-control'],
}

/** What a person will read on the consent page, and what the app can’t do even after the consent. */
export function consentPreview(asked: readonly Scope[]): ConsentPreview {
  const groups = new Set(asked.map((scope) => scopeCatalogue[scope].group))
  const distance = (scope: Scope) =>
    (groups.has(scopeCatalogue[scope].group) ? 0 : 2) + (scopeCatalogue[scope].access === 'write' ? 0 : 1)
  const denied = scopes.filter(
    (scope) => !asked.includes(scope) && !alsoUnlockedBy[scope]?.some((other) => asked.includes(other)),
  )
  return {
    can: asked.map((scope) => scopeCatalogue[scope].consent),
    cannot: denied
      .toSorted((one, other) => distance(one) - distance(other))
      .map((scope) => scopeCatalogue[scope].cannot),
  }
}

export interface ComparedScope {
  scope: Scope
  requested: boolean
  granted: boolean
  /** How many calls of this visit used it. */
  calls: number
}

/** Requested, granted and used, side by side for each scope that is requested or granted. */
export function compareGrant(
  requested: Iterable<Scope>,
  granted: ReadonlySet<Scope>,
  used: ReadonlyMap<Scope, number>,
): ComparedScope[] {
  const asked = new Set(requested)
  return inOrder([...asked, ...granted]).map((scope) => ({
    scope,
    requested: asked.has(scope),
    granted: granted.has(scope),
    // Calls that used an earlier grant do not count for this one.
    calls: granted.has(scope) ? (used.get(scope) ?? 0) : 0,
  }))
}
