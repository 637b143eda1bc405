import { scopes as allScopes, scopeCatalogue } from '@scopedeck/server/contract/scopes.ts'
import { SearchX, Share2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { counted } from '../shared/clock.ts'
import { Button } from '../shared/elements/button.tsx'
import { CopyButton } from '../shared/elements/copy-button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { SearchField } from '../shared/elements/fields.tsx'
import { useShortcut } from '../shared/keyboard.tsx'
import { groupIds } from './group-headings.ts'
import { GroupStrip } from './group-strip.tsx'
import { LeastSetSheet } from './least-set-sheet.tsx'
import { PresetButtons } from './preset-buttons.tsx'
import { ScopeGroupSection } from './scope-group.tsx'
import { findScopes } from './search.ts'
import type { SelectionState } from './use-selection.ts'

/** Presets, search, and every permission in its group. */
export function Picker({ selection }: { selection: SelectionState }) {
  const [find, setFind] = useState('')
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
          sentence={`No permission has “${find}” in its name or its words, and no call that one opens.`}
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
