import type { ScopeGroup } from '@scopedeck/server/contract/scopes.ts'
import { groupHeadingId, groupIds, shortName } from './group-headings.ts'
import { scopesOf } from './selection.ts'
import type { SelectionState } from './use-selection.ts'

/** All groups with their counts, in view wherever the list is; a press goes to the group. */
export function GroupStrip({ selection: { scopes } }: { selection: SelectionState }) {
  return (
    <nav
      aria-label="Groups"
      className="scrollbar-none sticky top-0 z-10 -mx-4 flex overflow-x-auto bg-canvas px-2 py-1.5 md:-mx-6 md:flex-wrap md:bg-panel md:pr-0 md:pl-4.5"
    >
      {groupIds.map((group) => (
        <button
          key={group}
          type="button"
          onClick={() => goTo(group)}
          className="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-control px-2 text-small whitespace-nowrap text-muted transition-colors hover:bg-raised hover:text-text md:h-7 md:px-1.5"
        >
          {shortName(group)}
          <GroupCount group={group} ticked={scopes} />
        </button>
      ))}
    </nav>
  )
}

function GroupCount({ group, ticked }: { group: ScopeGroup; ticked: readonly string[] }) {
  const members = scopesOf(group)
  const count = members.filter((scope) => ticked.includes(scope)).length
  return (
    <span className={count > 0 ? 'font-mono text-accent' : 'font-mono text-faint'}>
      {count}
      <span aria-hidden>/</span>
      <span className="sr-only"> of </span>
      {members.length}
    </span>
  )
}

function goTo(group: ScopeGroup): void {
  const heading = document.getElementById(groupHeadingId(group))
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}
