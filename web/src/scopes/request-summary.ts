import { type Scope, scopeCatalogue, scopes } from '@scopedeck/server/contract/scopes.ts'
import { counted } from '../shared/clock.ts'
import { inOrder, isSame } from './selection.ts'

interface Ask {
  /** On the button. */
  label: string
  /** How the request stands to the grant, in a sentence; empty where nobody is signed in. */
  words: string
}

/** @param granted undefined where nobody is signed in */
export function askFor(requested: readonly string[], granted: ReadonlySet<string> | undefined): Ask {
  if (!granted) return { label: labelFor(requested.length), words: '' }
  if (isSame(requested, granted)) return again(requested.length)
  return { label: labelFor(requested.length), words: difference(new Set(requested), granted) }
}

function labelFor(count: number): string {
  return count === 0 ? 'Sign in with no permissions' : `Ask for ${counted(count, 'permission')}`
}

function again(count: number): Ask {
  if (count === 0)
    return { label: 'Sign in again with no permissions', words: 'Your grant holds none, exactly as here.' }
  const these = count === 1 ? 'this 1 permission' : `these ${count} permissions`
  return {
    label: `Ask again for ${these}`,
    words: `Your grant holds exactly ${count === 1 ? 'this one' : 'these'} already.`,
  }
}

/** Spotify grants what a request names, and that alone: what is held and not asked again is given back. */
function difference(requested: ReadonlySet<string>, granted: ReadonlySet<string>): string {
  const [fresh, kept, lost] = [
    requested.difference(granted).size,
    requested.intersection(granted).size,
    granted.difference(requested).size,
  ]
  return [`${fresh} new`, `${kept} held already`, ...(lost > 0 ? [`${lost} given back`] : [])].join(' · ')
}

/**
 * Where to come back to: at first the deck, which shows what the grant opens; with a grant at hand the picker, which
 * shows what changed in it.
 */
export function returnToOf(search: string, isSignedIn: boolean): string {
  return isSignedIn ? `/scopes${search}` : '/'
}

interface ConsentPreview {
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

export interface ComparedScope {
  scope: Scope
  requested: boolean
  granted: boolean
  /** How many calls of this visit stood on it. */
  calls: number
}

/** Requested, granted and used, scope by scope; those that are none of it are left out. */
export function compareGrant(
  requested: Iterable<string>,
  granted: ReadonlySet<string>,
  used: ReadonlyMap<string, number>,
): ComparedScope[] {
  const asked = new Set(requested)
  return inOrder([...asked, ...granted]).map((scope) => ({
    scope,
    requested: asked.has(scope),
    granted: granted.has(scope),
    // What was used with an earlier grant is no use of this one.
    calls: granted.has(scope) ? (used.get(scope) ?? 0) : 0,
  }))
}
