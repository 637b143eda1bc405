import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { NavLink } from 'react-router'
import { useGrantedScopes, useSignedIn } from '../../session/use-session.ts'
import { cx } from '../../shared/cx.ts'
import { Button } from '../../shared/elements/button.tsx'
import { EmptyState } from '../../shared/elements/empty-state.tsx'
import { SearchField } from '../../shared/elements/fields.tsx'
import { ScopeMark } from '../../shared/elements/scope-chip.tsx'
import { useShortcut } from '../../shared/keyboard.tsx'
import { movedTo } from '../../shared/roving.ts'
import { useKeptText } from '../../shared/use-kept-text.ts'
import { MethodLabel } from '../method-label.tsx'
import { callState, callStates, findCalls } from './calls.ts'

const rowsOfAPage = 12

/** Every call by group, and whether the grant allows it. The list is one tab stop: arrow keys move, Enter opens. */
export function CallList({ selected }: { selected: OperationId | undefined }) {
  const [find, setFind] = useKeptText('explore.find')
  const list = useRef<HTMLElement>(null)
  const groups = findCalls(find)
  const ids = groups.flatMap((group) => group.ids)
  const [focused, setFocused] = useState<OperationId>()
  const active = [focused, selected].find((id) => id && ids.includes(id)) ?? ids[0]
  useEffect(() => {
    list.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' })
  }, [selected])

  const focus = (index: number) => list.current?.querySelectorAll('a')[index]?.focus()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
    const index = movedTo(event.key, active ? ids.indexOf(active) : -1, ids.length, rowsOfAPage)
    if (index === undefined) return
    event.preventDefault()
    focus(index)
  }
  return (
    <>
      <CallSearch find={find} onFind={setFind} count={ids.length} onLeave={() => focus(0)} />
      {ids.length === 0 ? (
        <EmptyState
          sentence={`No call has “${find}” in its name, path, scopes or purpose.`}
          action={<Button onClick={() => setFind('')}>Show all</Button>}
        />
      ) : (
        <nav ref={list} aria-label="Calls" className="px-1.5 pb-6 md:px-3.5" onKeyDown={onKeyDown}>
          {groups.map((group) => (
            <div key={group.heading}>
              <h2 className="flex items-baseline gap-2 px-2.5 pt-3 pb-1 text-small text-muted">
                {group.heading}
                <span className="font-mono text-faint">{group.ids.length}</span>
              </h2>
              <ul aria-label={group.heading}>
                {group.ids.map((id) => (
                  <CallRow key={id} id={id} isActive={id === active} onActivate={() => setFocused(id)} />
                ))}
              </ul>
            </div>
          ))}
        </nav>
      )}
    </>
  )
}

interface CallSearchProps {
  find: string
  onFind: (find: string) => void
  /** How many calls are found. */
  count: number
  /** Moves the focus from the field to the list. */
  onLeave: () => void
}

function CallSearch({ find, onFind, count, onLeave }: CallSearchProps) {
  const field = useRef<HTMLInputElement>(null)
  useShortcut('list.search', () => field.current?.focus())
  return (
    <div data-sticks="top" className="sticky top-0 z-10 bg-canvas px-4 py-3 md:px-6 low:static desk:bg-panel">
      <SearchField
        ref={field}
        label="Find a call"
        value={find}
        onChange={onFind}
        {...(count > 0 && { onKeyDownCapture: (event) => event.key === 'ArrowDown' && onLeave() })}
      />
      <p role="status" className="sr-only">
        {find && `${counted(count, 'call')} found`}
      </p>
    </div>
  )
}

interface CallRowProps {
  id: OperationId
  isActive: boolean
  onActivate: () => void
}

function CallRow({ id, isActive, onActivate }: CallRowProps) {
  const { method, path, title } = operation(id)
  const isSignedIn = useSignedIn() !== undefined
  const granted = useGrantedScopes()
  const state = callState(id, isSignedIn ? granted : undefined)
  const { mark, word } = callStates[state]
  const isGone = state === 'gone'
  return (
    <li>
      <NavLink
        to={`/explore/${id}`}
        tabIndex={isActive ? 0 : -1}
        onFocus={onActivate}
        className={({ isActive: isOpen }) =>
          cx(
            'grid min-h-11 scroll-my-3 grid-cols-[3.25rem_minmax(0,1fr)_auto] items-center gap-x-2 rounded-control px-2.5 py-1 -outline-offset-2 transition-colors',
            isOpen ? 'bg-accent/10' : 'hover:bg-raised',
          )
        }
      >
        <MethodLabel method={method} isMuted={isGone} />
        <span className="min-w-0">
          <span className={cx('block', isGone && 'text-muted line-through')}>{title}</span>
          <span className="block truncate font-mono text-small text-muted">{path}</span>
        </span>
        <ScopeMark state={mark} word={word} />
      </NavLink>
    </li>
  )
}
