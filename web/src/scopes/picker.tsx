import {
  scopes as allScopes,
  isScope,
  type Scope,
  type ScopeGroup,
  scopeCatalogue,
} from '@scopedeck/server/contract/scopes.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import { SearchX, Share2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { Button, ToggleButton } from '../shared/elements/button.tsx'
import { CopyButton } from '../shared/elements/copy-button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { SearchField } from '../shared/elements/fields.tsx'
import { useShortcut } from '../shared/keyboard.tsx'
import { useKeptText } from '../shared/use-kept-text.ts'
import { LeastSetSheet } from './least-set-sheet.tsx'
import { preset, presetIds, scopesOfPreset } from './presets.ts'
import { ScopeGroupSection } from './scope-group.tsx'
import { groupHeadingId, groupIds, isSame, scopesOf, shortName } from './selection.ts'
import { findScopes } from './unlocks.ts'
import type { SelectionState } from './use-selection.ts'

/** Presets, search, and every permission in its group. */
export function Picker({ selection }: { selection: SelectionState }) {
  const [find, setFind] = useKeptText('scopes.find')
  useScopeInAddress(setFind)
  return (
    <>
      <PresetButtons selection={selection} />
      <div className="mt-3 mb-1.5 flex items-center gap-1">
        <FindScope find={find} setFind={setFind} />
        <LeastSetSheet selection={selection} />
        <CopyButton icon={Share2} size="medium" text={`${location.origin}/scopes${selection.search}`}>
          <span className="max-md:sr-only">Link</span>
        </CopyButton>
      </div>
      <GroupStrip selection={selection} />
      <FoundScopes find={find} setFind={setFind} selection={selection} />
    </>
  )
}

/** An address such as `/scopes#user-top-read` leads to the row of that scope. */
function useScopeInAddress(setFind: (find: string) => void): void {
  const scope = useLocation().hash.slice(1)
  useEffect(() => {
    if (!isScope(scope)) return
    // The search of an earlier visit may have left the row out.
    setFind('')
    requestAnimationFrame(() => document.getElementById(scope)?.focus())
  }, [scope])
}

interface FindProps {
  find: string
  setFind: (find: string) => void
}

function FindScope({ find, setFind }: FindProps) {
  const field = useRef<HTMLInputElement>(null)
  useShortcut('list.search', () => field.current?.focus())
  return (
    <SearchField
      ref={field}
      label="Find a permission or a call"
      value={find}
      onChange={setFind}
      className="min-w-0 flex-1"
    />
  )
}

function FoundScopes({ find, setFind, selection }: FindProps & { selection: SelectionState }) {
  const found = findScopes(find)
  return (
    <>
      <p role="status" className="sr-only">
        {find && `${counted(found.length, 'permission')} found`}
      </p>
      {found.length === 0 && (
        <EmptyState
          icon={SearchX}
          sentence={`No permission has “${find}” in its name or its wording, and neither has a call that one opens.`}
          action={<Button onClick={() => setFind('')}>Show all {allScopes.length}</Button>}
        />
      )}
      {groupIds.map((group) => {
        const members = found.filter(({ scope }) => scopeCatalogue[scope].group === group)
        return (
          members.length > 0 && <ScopeGroupSection key={group} group={group} found={members} selection={selection} />
        )
      })}
    </>
  )
}

/** One button per preset, pressed while the selection equals the preset. A second press empties the selection. */
function PresetButtons({ selection: { scopes, choose } }: { selection: SelectionState }) {
  const [presets] = useState(() => presetIds.map((id) => ({ id, own: scopesOfPreset(id) })))
  return (
    <fieldset className="scrollbar-none -mx-4 flex min-w-0 gap-2 overflow-x-auto px-4 py-1 md:mx-0 md:flex-wrap md:overflow-visible md:px-0">
      <legend className="sr-only">Presets</legend>
      {presets.map(({ id, own }) => {
        const pressed = isSame(own, scopes)
        return (
          <ToggleButton key={id} pressed={pressed} onClick={() => choose(pressed ? [] : own)}>
            {preset(id).title}
          </ToggleButton>
        )
      })}
    </fieldset>
  )
}

/** All groups with their counts, always visible above the list; a press scrolls to the group. */
function GroupStrip({ selection: { scopes } }: { selection: SelectionState }) {
  return (
    <nav
      aria-label="Groups"
      data-sticks="top"
      className="scrollbar-none sticky top-0 z-10 -mx-4 flex overflow-x-auto bg-canvas px-2 py-1.5 md:-mx-6 md:flex-wrap md:pr-0 md:pl-4.5 low:static desk:bg-panel"
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

function GroupCount({ group, ticked }: { group: ScopeGroup; ticked: readonly Scope[] }) {
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
