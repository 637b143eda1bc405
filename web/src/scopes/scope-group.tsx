import { type ScopeGroup, scopeGroups } from '@scopedeck/server/contract/scopes.ts'
import { Button } from '../shared/elements/button.tsx'
import { groupHeadingId } from './group-headings.ts'
import { ScopeRow } from './scope-row.tsx'
import type { Found } from './search.ts'
import { scopesOf } from './selection.ts'
import type { SelectionState } from './use-selection.ts'

interface ScopeGroupProps {
  group: ScopeGroup
  /** The rows to show: all of the group, or those that a search found. */
  found: readonly Found[]
  selection: SelectionState
}

export function ScopeGroupSection({ group, found, selection }: ScopeGroupProps) {
  return (
    <section aria-labelledby={groupHeadingId(group)} className="mt-5 first-of-type:mt-3">
      <GroupHeading group={group} selection={selection} />
      <ul className="divide-y divide-line border-t border-line">
        {found.map(({ scope, through }) => (
          <ScopeRow key={scope} scope={scope} through={through} selection={selection} />
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
      <h2 id={groupHeadingId(group)} tabIndex={-1} className="scroll-mt-13 text-lead font-semibold">
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
  /** It is so already: the press would change nothing. */
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
