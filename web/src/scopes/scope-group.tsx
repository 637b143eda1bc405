import { type Scope, type ScopeGroup, scopeCatalogue, scopeGroups } from '@scopedeck/server/contract/scopes.ts'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { LinePart } from '../problems/parts.tsx'
import { useSignedIn } from '../session/use-session.ts'
import { cx } from '../shared/cx.ts'
import { Button } from '../shared/elements/button.tsx'
import { Checkbox } from '../shared/elements/checkbox.tsx'
import { ScopeChip, ScopeMark, type ScopeState } from '../shared/elements/scope-chip.tsx'
import { Loading } from '../shared/elements/skeleton.tsx'
import { Tag } from '../shared/elements/tag.tsx'
import { lazyPart } from '../shared/lazy-part.tsx'
import { groupHeadingId, scopesOf } from './selection.ts'
import { type Found, type Unlock, unlocksOf, unlockWord } from './unlocks.ts'
import type { SelectionState } from './use-selection.ts'

const UnlockDetails = lazyPart(async () => (await import('./unlock-details.tsx')).default)

interface ScopeGroupProps {
  group: ScopeGroup
  /** The scopes to show: all of the group, or those that a search found. */
  found: readonly Found[]
  selection: SelectionState
}

export function ScopeGroupSection({ group, found, selection }: ScopeGroupProps) {
  return (
    <section aria-labelledby={groupHeadingId(group)} className="mt-5 first-of-type:mt-3">
      <GroupHeading group={group} selection={selection} />
      <ul className="divide-y divide-line border-t border-line">
        {found.map(({ scope, byCall }) => (
          <ScopeRow key={scope} scope={scope} byCall={byCall} selection={selection} />
        ))}
      </ul>
    </section>
  )
}

function GroupHeading({ group, selection: { scopes, chooseGroup } }: Omit<ScopeGroupProps, 'found'>) {
  const members = scopesOf(group)
  const count = members.filter((scope) => scopes.includes(scope)).length
  return (
    <div className="flex items-center gap-2 pb-1">
      <h2 id={groupHeadingId(group)} tabIndex={-1} className="text-lead font-semibold">
        {scopeGroups[group]}
      </h2>
      <span className="font-mono text-small text-muted">
        {count} of {members.length}
      </span>
      <span className="-mr-1.5 ml-auto flex items-center text-small text-muted">
        <GroupButton
          word="all"
          group={group}
          isDone={count === members.length}
          onClick={() => chooseGroup(group, 'all')}
        />
        <span aria-hidden>·</span>
        <GroupButton word="none" group={group} isDone={count === 0} onClick={() => chooseGroup(group, 'none')} />
      </span>
    </div>
  )
}

interface GroupButtonProps {
  word: 'all' | 'none'
  group: ScopeGroup
  /** A press would change nothing. */
  isDone: boolean
  onClick: () => void
}

function GroupButton({ word, group, isDone, onClick }: GroupButtonProps) {
  return (
    <Button
      tone="quiet"
      size="small"
      className="px-1.5"
      aria-disabled={isDone}
      aria-label={`${word} of ${scopeGroups[group]}`}
      onClick={onClick}
    >
      {word}
    </Button>
  )
}

interface ScopeRowProps {
  scope: Scope
  /** The call by which a search found the scope. */
  byCall: Unlock | undefined
  selection: SelectionState
}

/** One scope, and the element of that id in addresses such as `/scopes#user-top-read`: our sentence, its name, read or write, its state in the grant, and what it unlocks. */
function ScopeRow({ scope, byCall, selection: { scopes, toggle } }: ScopeRowProps) {
  const [isOpen, setIsOpen] = useState(false)
  const { access } = scopeCatalogue[scope]
  const unlocks = unlocksOf(scope)
  return (
    <li>
      <div className="relative -mx-2 flex min-h-15 items-center gap-3 rounded-control px-2 py-1.5 hover:bg-raised/70 md:min-h-13">
        <Checkbox
          id={scope}
          checked={scopes.includes(scope)}
          onChange={() => toggle(scope)}
          describedBy={`${scope}-consent`}
          className="relative z-1 max-md:size-5.5"
        />
        <RowWords scope={scope} byCall={byCall} />
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
            aria-controls={`${scope}-details`}
            onClick={() => setIsOpen(!isOpen)}
            className="relative z-1 inline-flex h-7 items-center justify-end gap-1 rounded-control pl-1.5 font-mono text-small whitespace-nowrap text-muted hover:text-text @md/list:w-27"
          >
            {unlockWord(unlocks)}
            <span className="sr-only"> with {scope}</span>
            <ChevronDown size={14} aria-hidden className={cx('transition-transform', isOpen && 'rotate-180')} />
          </button>
        </div>
      </div>
      <div id={`${scope}-details`} hidden={!isOpen}>
        {isOpen && (
          <LinePart loading={<Loading what="what it unlocks" />}>
            <UnlockDetails scope={scope} unlocks={unlocks} />
          </LinePart>
        )}
      </div>
    </li>
  )
}

/** The label covers the whole row, so a press anywhere on the row ticks the box. */
function RowWords({ scope, byCall }: { scope: Scope; byCall: Unlock | undefined }) {
  const { sentence } = scopeCatalogue[scope]
  return (
    <div className="min-w-0 flex-1 gap-x-4 @4xl/list:grid @4xl/list:grid-cols-2">
      <label htmlFor={scope} className="block before:absolute before:inset-0">
        <span className="relative block font-[550]">{sentence}</span>
        <code className="relative block text-small break-words text-muted">{scope}</code>
      </label>
      <ConsentWords scope={scope} />
      {byCall && (
        <span className="mt-0.5 block text-small break-words text-conditional">
          {byCall.row.title} · <code>{`${byCall.row.method} ${byCall.row.path}`}</code>
        </span>
      )}
    </div>
  )
}

/** The words of the consent page: beside ours where the row has room, else below them. */
function ConsentWords({ scope }: { scope: Scope }) {
  return (
    <p id={`${scope}-consent`} className="mt-0.5 text-small text-faint @4xl/list:mt-0">
      <span className="sr-only">The consent page says: </span>“{scopeCatalogue[scope].consent}”
    </p>
  )
}

interface GrantMarkProps {
  scope: Scope
  isTicked: boolean
}

/** Marks a scope as granted, or as new to the grant when it is ticked; nothing for other scopes. */
function GrantMark({ scope, isTicked }: GrantMarkProps) {
  const session = useSignedIn()
  if (!session) return null
  const state = session.grantedScopes.includes(scope) ? 'granted' : isTicked ? 'missing' : undefined
  return (
    <span className="flex shrink-0 justify-end @md/list:w-5 @2xl/list:w-26">{state && <Mark state={state} />}</span>
  )
}

function Mark({ state }: { state: ScopeState }) {
  return (
    <>
      <span className="@2xl/list:hidden">
        <ScopeMark state={state} />
      </span>
      <span className="hidden @2xl/list:inline-flex">
        <ScopeChip state={state}>{state === 'missing' ? 'new' : undefined}</ScopeChip>
      </span>
    </>
  )
}
