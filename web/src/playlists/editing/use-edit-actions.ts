import { counted } from '@scopedeck/server/contract/words.ts'
import { useState } from 'react'
import { api } from '../../shared/api.ts'
import { inSentence, problemOf } from '../../shared/problem.ts'
import { useToast } from '../../shared/toaster.tsx'
import { type Order, orders } from '../arrangement.ts'
import type { RowId, RowList } from './edit-call.ts'
import type { EditingState } from './editing-state.ts'
import { namedOrCounted } from './editing-words.ts'
import { moveRows, removeRows, type Target } from './list-edits.ts'
import { duplicatesIn, sorted, unavailableIn } from './list-tools.ts'
import type { PlaylistEditing } from './playlist-editing.ts'
import type { EditRow } from './rows.ts'
import { type Choice, choose, chooseAll, nothingChosen, type Selection, stillThere } from './selection.ts'

export interface EditActions {
  choose: (id: RowId, choice: Choice) => void
  chooseAll: () => void
  clear: () => void
  remove: () => void
  move: (target: Target) => void
  /** Moves the chosen rows, or this one where none is chosen. */
  moveAt: (id: RowId, target: Target) => void
  /** Asks for the position. */
  moveToPosition: () => void
  /** @param position of the first moved row afterwards, counted from 1 */
  moveTo: (position: number) => void
  queue: () => void
  sort: (order: Exclude<Order, 'position'>) => void
  chooseDuplicates: () => void
  chooseUnavailable: () => void
  undo: () => void
  redo: () => void
}

interface EditActionsOptions {
  editing: PlaylistEditing
  state: EditingState
  /** The rows in the order on screen. */
  shown: RowList
  /** Opens a dialog. */
  open: (dialog: 'position') => void
}

/** What a person can do with the rows of a playlist, and the words in which it is told. */
export function useEditActions({ editing, state, shown, open }: EditActionsOptions) {
  const [chosenRows, setSelection] = useState(nothingChosen)
  const [said, say] = useState('')
  const toast = useToast()
  const { rows, wanted } = state
  const selection = stillThere(chosenRows, wanted)
  const titlesOf = (ids: Iterable<RowId>) => [...ids].map((id) => rows.get(id)?.line?.title ?? 'a row without a name')
  const undo = () => {
    const last = editing.read().past.at(-1)
    if (last) say(`Undone: ${last.done}`)
    void editing.undo()
  }
  const moveChosen = (chosen: ReadonlySet<RowId>, target: Target) => {
    if (chosen.size === 0) return
    const after = moveRows(wanted, chosen, target)
    const place = after.findIndex((id) => chosen.has(id)) + 1
    const what = namedOrCounted(titlesOf(chosen))
    say(`${what} moved to ${place.toLocaleString('en')} of ${after.length.toLocaleString('en')}`)
    void editing.edit(`${what} moved`, after)
  }
  const removeChosen = () => {
    const removable = new Set([...selection.chosen].filter((id) => rows.get(id)?.uri !== undefined))
    const left = selection.chosen.size - removable.size
    if (left > 0)
      toast({ tone: 'bad', text: `${counted(left, 'row')} stayed: Spotify gives no address to remove it by.` })
    if (removable.size === 0) return
    const done = `${namedOrCounted(titlesOf(removable))} removed`
    void editing.edit(done, removeRows(wanted, removable))
    setSelection(nothingChosen)
    toast({ topic: 'editing', text: done, action: { label: 'Undo', onAct: undo } })
  }
  const chooseFound = (found: RowList, noun: string) => {
    setSelection(chooseAll(found))
    toast({
      topic: 'editing',
      text: found.length === 0 ? `There is no ${noun} here.` : `${counted(found.length, 'row')} selected`,
    })
  }
  const actions: EditActions = {
    choose: (id, choice) => setSelection((before) => choose(stillThere(before, wanted), shown, id, choice)),
    chooseAll: () => setSelection(chooseAll(shown)),
    clear: () => setSelection(nothingChosen),
    remove: removeChosen,
    move: (target) => moveChosen(selection.chosen, target),
    moveAt: (id, target) => moveChosen(selection.chosen.size > 0 ? selection.chosen : new Set([id]), target),
    moveToPosition: () => open('position'),
    moveTo: (position) => moveChosen(selection.chosen, { place: position - 1 }),
    sort: (order) => {
      const done = `Sorted by ${orders[order].toLowerCase()}`
      void editing.edit(done, sorted(wanted, rows, order))
      toast({ topic: 'editing', text: done, action: { label: 'Undo', onAct: undo } })
    },
    chooseDuplicates: () => chooseFound(duplicatesIn(wanted, rows), 'duplicate'),
    chooseUnavailable: () => chooseFound(unavailableIn(wanted, rows), 'song you can’t play'),
    queue: () => void queueRows(chosenIn(wanted, selection, rows), toast),
    undo,
    redo: () => {
      const next = editing.read().future.at(-1)
      if (next) say(`Done again: ${next.done}`)
      void editing.redo()
    },
  }
  return { actions, selection, said }
}

/** The chosen rows in the order of the playlist. */
function chosenIn(list: RowList, { chosen }: Selection, rows: EditingState['rows']): EditRow[] {
  return list.filter((id) => chosen.has(id)).map((id) => rows.get(id) ?? {})
}

/** One by one, as Spotify takes them: the order counts. */
async function queueRows(chosen: readonly EditRow[], toast: ReturnType<typeof useToast>): Promise<void> {
  const uris = chosen.map(({ uri }) => uri).filter((uri) => uri !== undefined && !uri.startsWith('spotify:local:'))
  let queued = 0
  try {
    for (const uri of uris) {
      await api.post('/api/spotify/v1/me/player/queue', { search: { uri: uri ?? '' } })
      queued += 1
    }
    toast({ text: `${counted(queued, 'song')} added to the queue` })
  } catch (error) {
    const told = queued > 0 ? `${queued} of ${counted(uris.length, 'song')} added to the queue` : 'Nothing was queued'
    toast({ tone: 'bad', text: `${told}: ${inSentence(problemOf(error))}.` })
  }
}
