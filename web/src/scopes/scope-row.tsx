import { type Scope, scopeCatalogue } from '@scopedeck/server/contract/scopes.ts'
import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { useSignedIn } from '../session/use-session.ts'
import { cx } from '../shared/cx.ts'
import { Checkbox } from '../shared/elements/checkbox.tsx'
import { Tag } from '../shared/elements/tag.tsx'
import { GrantMark } from './grant-mark.tsx'
import { UnlockDetails } from './unlock-details.tsx'
import { type Unlock, unlocksOf, unlockWord } from './unlocks.ts'
import type { SelectionState } from './use-selection.ts'

interface ScopeRowProps {
  scope: Scope
  /** The call by which a search found it. */
  through: Unlock | undefined
  selection: SelectionState
}

/** One permission: what a person would say, its name, read or write, how the grant stands to it, what it unlocks. */
export function ScopeRow({ scope, through, selection: { scopes, toggle } }: ScopeRowProps) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const { access } = scopeCatalogue[scope]
  const unlocks = unlocksOf(scope)
  return (
    <li>
      <div className="relative -mx-2 flex min-h-15 items-center gap-3 rounded-control px-2 py-1.5 hover:bg-raised/70 md:min-h-13">
        <Checkbox
          id={id}
          checked={scopes.includes(scope)}
          onChange={() => toggle(scope)}
          describedBy={`${id}-consent`}
          className="relative z-1 max-md:size-5.5"
        />
        <RowWords id={id} scope={scope} through={through} />
        <ConsentWords id={`${id}-consent`} scope={scope} />
        <div className="flex shrink-0 flex-col items-end gap-0.5 @md/list:flex-row @md/list:items-center @md/list:gap-3">
          <span className="flex items-center gap-2 @md/list:gap-3">
            <GrantMark scope={scope} isTicked={scopes.includes(scope)} />
            <span className="flex w-11 justify-end">
              <Tag tone={access === 'write' ? 'write' : 'plain'}>{access}</Tag>
            </span>
          </span>
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={`${id}-details`}
            onClick={() => setIsOpen(!isOpen)}
            className="relative z-1 inline-flex h-7 items-center justify-end gap-1 rounded-control pl-1.5 font-mono text-small whitespace-nowrap text-muted hover:text-text @md/list:w-27"
          >
            {unlockWord(unlocks)}
            <span className="sr-only"> with {scope}</span>
            <ChevronDown size={14} aria-hidden className={cx('transition-transform', isOpen && 'rotate-180')} />
          </button>
        </div>
      </div>
      <div id={`${id}-details`} hidden={!isOpen}>
        {isOpen && <UnlockDetails scope={scope} unlocks={unlocks} />}
      </div>
    </li>
  )
}

/** The label, as wide as the row: a press anywhere ticks. */
function RowWords({ id, scope, through }: { id: string; scope: Scope; through: Unlock | undefined }) {
  const { sentence } = scopeCatalogue[scope]
  return (
    <div className="min-w-0 flex-1">
      <label htmlFor={id} className="block before:absolute before:inset-0">
        <span className="relative block font-[550]">{sentence}</span>
        <code className="relative block text-small break-words text-muted">{scope}</code>
      </label>
      {through && (
        <span className="mt-0.5 block text-small break-words text-conditional">
          {through.row.title} · <code>{`${through.row.method} ${through.row.path}`}</code>
        </span>
      )}
    </div>
  )
}

/** Spotify’s words, for everyone’s ear; for the eye where there is room, which a grant’s marks take first. */
function ConsentWords({ id, scope }: { id: string; scope: Scope }) {
  const isSignedIn = useSignedIn() !== undefined
  return (
    <p
      id={id}
      className={cx(
        'sr-only text-small text-faint',
        isSignedIn ? '@4xl/list:not-sr-only @4xl/list:w-[30%]' : '@2xl/list:not-sr-only @2xl/list:w-[34%]',
      )}
    >
      <span className="sr-only">The consent page says: </span>
      {scopeCatalogue[scope].consent}
    </p>
  )
}
