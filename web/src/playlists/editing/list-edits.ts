import type { RowId, RowList } from './edit-call.ts'

/**
 * Where rows move to: one place up or down, an end, before the row that is now at an index, or so that the first of them is
 * at an index afterwards.
 */
export type Target = 'up' | 'down' | 'top' | 'bottom' | { before: number } | { place: number }

/**
 * Moves the chosen rows together, in their order. Rows that lie apart come together at the first of them (`up`) or at the
 * last of them (`down`).
 */
export function moveRows(list: RowList, chosen: ReadonlySet<RowId>, target: Target): RowList {
  const moved = list.filter((id) => chosen.has(id))
  const rest = list.filter((id) => !chosen.has(id))
  const at = Math.min(rest.length, Math.max(0, placeInRest(list, chosen, target)))
  return rest.toSpliced(at, 0, ...moved)
}

/** The index among the rows that do not move. */
function placeInRest(list: RowList, chosen: ReadonlySet<RowId>, target: Target): number {
  if (target === 'top') return 0
  if (target === 'bottom') return list.length
  const restBefore = (index: number) => list.slice(0, index).filter((id) => !chosen.has(id)).length
  if (target === 'up') return restBefore(list.findIndex((id) => chosen.has(id))) - 1
  if (target === 'down') return restBefore(list.findLastIndex((id) => chosen.has(id)) + 1) + 1
  return 'place' in target ? target.place : restBefore(target.before)
}

export const removeRows = (list: RowList, chosen: ReadonlySet<RowId>): RowList => list.filter((id) => !chosen.has(id))
