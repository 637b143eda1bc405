import type { RowList } from './edit-call.ts'
import type { EditingState } from './editing-state.ts'
import { merge } from './merge.ts'
import { canBeAdded } from './rows.ts'

/** What a step makes of the state; everything else of it stays. */
type Step = Pick<EditingState, 'wanted' | 'past' | 'future'>

/** @param done what was done, in words */
export function edited({ wanted, past }: EditingState, done: string, after: RowList): Step {
  return { wanted: after, past: [...past, { done, before: wanted, after }], future: [] }
}

/** Takes the last step back, in the list as it is now. Files of a computer do not come back: no call of Spotify adds them. */
export function undone(state: EditingState): Step | undefined {
  const { past, future, wanted } = state
  const edit = past.at(-1)
  if (!edit) return undefined
  const list = possible(merge(edit.after, edit.before, wanted), state)
  return { wanted: list, past: past.slice(0, -1), future: [...future, edit] }
}

/** Does again what was taken back last. */
export function redone(state: EditingState): Step | undefined {
  const { past, future, wanted } = state
  const edit = future.at(-1)
  if (!edit) return undefined
  const list = possible(merge(edit.before, edit.after, wanted), state)
  return { wanted: list, past: [...past, edit], future: future.slice(0, -1) }
}

/** The changes of this page made in the list of the others. */
export function kept(state: EditingState): Partial<EditingState> {
  const { conflict, sent, wanted } = state
  if (!conflict) return {}
  const { theirs, version } = conflict
  const merged = merge(sent, wanted, theirs)
  return { sent: theirs, version, conflict: undefined, wanted: possible(merged, { ...state, sent: theirs }) }
}

/** Without the rows that are gone and that no call can add. */
function possible(list: RowList, { sent, rows }: EditingState): RowList {
  const present = new Set(sent)
  return list.filter((id) => present.has(id) || canBeAdded(rows.get(id) ?? {}))
}
