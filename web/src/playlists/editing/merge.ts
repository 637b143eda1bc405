import type { RowId, RowList } from './edit-call.ts'
import { fewestMoved } from './fewest-moved.ts'
import { pushTo } from './groups.ts'

/** What became of a list: rows that came, that went, and that moved among the others. */
export interface ListChanges {
  added: RowList
  removed: RowList
  moved: RowList
}

export function changesBetween(before: RowList, after: RowList): ListChanges {
  const [earlier, later] = [new Set(before), new Set(after)]
  return {
    added: after.filter((id) => !earlier.has(id)),
    removed: before.filter((id) => !later.has(id)),
    moved: [
      ...fewestMoved(
        before.filter((id) => later.has(id)),
        after.filter((id) => earlier.has(id)),
      ),
    ],
  }
}

/**
 * Makes the changes from `before` to `mine` in `theirs`, another list that came from `before`. A row that is gone from
 * `theirs` stays gone; a row that both moved goes where it is in `mine`. Undo is the same: the changes back, made in the
 * present list.
 */
export function merge(before: RowList, mine: RowList, theirs: RowList): RowList {
  const { added, removed, moved } = changesBetween(before, mine)
  const [placed, out] = [new Set([...added, ...moved]), new Set([...removed, ...moved, ...added])]
  const known = new Set(before)
  const stillThere = new Set(theirs)
  const isLost = (id: RowId) => known.has(id) && !stillThere.has(id)
  // The rows of `mine` that follow each row of `theirs`; under -1 those at its start.
  const following = new Map<RowId, RowId[]>()
  const base = theirs.filter((id) => !out.has(id))
  const stays = new Set(base)
  let last = -1
  for (const id of mine) {
    if (stays.has(id)) last = id
    else if (placed.has(id) && !isLost(id)) pushTo(following, last, id)
  }
  return [...(following.get(-1) ?? []), ...base.flatMap((id) => [id, ...(following.get(id) ?? [])])]
}
