import { ArrowRight } from 'lucide-react'
import { useId } from 'react'
import { signIn } from '../session/sign-in.ts'
import { useSignedIn } from '../session/use-session.ts'
import { counted } from '../shared/clock.ts'
import { Button } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { isSame } from './selection.ts'
import type { SelectionState } from './use-selection.ts'

/** Leaves for the consent page with exactly what is ticked. */
export function AskButton({ selection: { scopes, showDialog, search } }: { selection: SelectionState }) {
  const id = useId()
  const session = useSignedIn()
  const { label, words } = askFor(scopes, session && new Set(session.grantedScopes))
  const returnTo = returnToOf(search, session !== undefined)
  return (
    <div className="min-w-0 flex-1">
      {words && (
        <p id={id} className="mb-2 text-center text-small text-muted">
          {words}
        </p>
      )}
      <Button
        tone="primary"
        size="large"
        className="w-full"
        aria-describedby={words ? id : undefined}
        onClick={() => signIn(scopes, { returnTo, showDialog })}
      >
        {label}
        <Icon of={ArrowRight} />
      </Button>
    </div>
  )
}

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
