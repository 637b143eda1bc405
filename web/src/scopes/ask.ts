import { counted } from '../shared/clock.ts'
import { isSame } from './selection.ts'

export interface Ask {
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
