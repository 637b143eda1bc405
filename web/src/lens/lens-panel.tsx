import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { spoken } from '@scopedeck/server/contract/words.ts'
import { Check, ChevronDown, type LucideIcon, Minus, ScanEye, X } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { SignedIn } from '../session/read-session.ts'
import { signIn } from '../session/sign-in.ts'
import { cx } from '../shared/cx.ts'
import { Button, buttonClass } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { Switch } from '../shared/elements/switch.tsx'
import { useScopeUse } from '../shared/scope-use.tsx'
import { union } from '../shared/sets.ts'
import { tabStore } from '../shared/storage.ts'
import { smallerLink } from './smaller-link.ts'
import { useToggleScopes } from './withhold.ts'

/**
 * While the lens is on, above every screen: what of the grant is used, and each scope of it on a switch. On a phone it is one
 * line until it is opened; in a low window it follows the page.
 */
export default function LensPanel({ session }: { session: SignedIn }) {
  const [isOpen, setOpen] = useState(() => tabStore().getItem('lens-panel') === 'open')
  const { sentence, short, scopes } = smallerLink(session.grantedScopes, useScopeUse())
  const toggle = () => {
    tabStore().setItem('lens-panel', isOpen ? 'shut' : 'open')
    setOpen(!isOpen)
  }
  return (
    <section
      aria-label="Lens"
      className="shrink-0 border-b border-line bg-accent/8 px-4 py-0.5 sm:py-2 md:px-6 low:order-last"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Icon of={ScanEye} className="text-accent" />
        <p className="min-w-0 flex-1 sm:min-w-40">
          <span className={cx(!isOpen && 'max-sm:hidden')}>{sentence}</span>
          {!isOpen && <span className="sm:hidden">{short}</span>}
        </p>
        {scopes.length > 0 && (
          <span
            className={cx('flex items-center gap-3 max-sm:order-last max-sm:basis-full', !isOpen && 'max-sm:hidden')}
          >
            <SmallerLink scopes={scopes} />
          </span>
        )}
        <Button
          size="small"
          tone="quiet"
          aria-expanded={isOpen}
          icon={<Icon of={ChevronDown} className={cx('transition-transform', isOpen && 'rotate-180')} />}
          onClick={toggle}
        >
          <span className="max-sm:sr-only">Scope by scope</span>
        </Button>
      </div>
      {isOpen && <ScopeTable session={session} />}
    </section>
  )
}

/** A consent to less makes a new grant in place of the present one, and comes back to this screen. */
function SmallerLink({ scopes }: { scopes: readonly Scope[] }) {
  const words = scopes.length === 1 ? 'that one' : `those ${spoken(scopes.length)}`
  return (
    <>
      <Link to={`/scopes?scope=${scopes.join('+')}`} className={buttonClass('quiet', 'small')}>
        The smaller link
      </Link>
      <Button size="small" onClick={() => signIn(scopes)}>
        Ask for only {words}
      </Button>
    </>
  )
}

function ScopeTable({ session }: { session: SignedIn }) {
  const { requestedScopes, grantedScopes } = session
  const rows = [...union(grantedScopes, requestedScopes)]
  const use = useScopeUse()
  return (
    <div className="mt-2 max-h-[34dvh] overflow-y-auto border-t border-line">
      <table className="w-full text-small">
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-1.5 text-left font-normal">
              Scope
            </th>
            <Column>asked</Column>
            <Column>granted</Column>
            <Column>used</Column>
            <Column>on</Column>
          </tr>
        </thead>
        <tbody>
          {rows.map((scope) => (
            <ScopeRow key={scope} scope={scope} session={session} calls={use.get(scope) ?? 0} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Column({ children }: { children: string }) {
  return (
    <th scope="col" className="w-14 py-1.5 text-right font-normal">
      {children}
    </th>
  )
}

function ScopeRow({ scope, session, calls }: { scope: Scope; session: SignedIn; calls: number }) {
  const toggleScopes = useToggleScopes()
  const isGranted = session.grantedScopes.includes(scope)
  const isOn = isGranted && !session.withheldScopes.includes(scope)
  return (
    <tr className="border-t border-line">
      <th scope="row" className={cx('py-1 text-left font-mono font-normal wrap-anywhere', !isOn && 'text-muted')}>
        {scope}
      </th>
      <Mark holds={session.requestedScopes.includes(scope)} word="asked" />
      <Mark holds={isGranted} word="granted" otherwise={X} />
      <td className="py-1 text-right font-mono">
        {calls > 0 ? calls.toLocaleString('en') : <Shape of={Minus} word="not used" />}
      </td>
      <td className="py-1">
        <span className="flex justify-end">
          {isGranted && <Switch label={scope} isLabelHidden checked={isOn} onChange={() => toggleScopes(scope)} />}
        </span>
      </td>
    </tr>
  )
}

function Mark({ holds, word, otherwise = Minus }: { holds: boolean; word: string; otherwise?: LucideIcon }) {
  return (
    <td className="py-1">
      <Shape of={holds ? Check : otherwise} word={holds ? word : `not ${word}`} isHeld={holds} />
    </td>
  )
}

function Shape({ of: Drawing, word, isHeld = false }: { of: LucideIcon; word: string; isHeld?: boolean }) {
  return (
    <span className={cx('flex justify-end', isHeld ? 'text-granted' : 'text-faint')}>
      <Drawing size={16} strokeWidth={2} aria-hidden />
      <span className="sr-only">{word}</span>
    </span>
  )
}
