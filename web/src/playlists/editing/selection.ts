import type { RowId, RowList } from './edit-call.ts'

/** The rows that are chosen. */
export interface Selection {
  chosen: ReadonlySet<RowId>
  /** Where a range begins. */
  anchor?: RowId
}

export const nothingChosen: Selection = { chosen: new Set() }

/** How a row is chosen: alone, in addition to the others, or with all rows from the anchor on. */
export type Choice = 'only' | 'toggle' | 'range'

/** @param shown the rows in the order in which a person sees them */
export function choose(selection: Selection, shown: RowList, id: RowId, choice: Choice): Selection {
  if (choice === 'only') return { chosen: new Set([id]), anchor: id }
  if (choice === 'toggle') {
    const chosen = new Set(selection.chosen)
    if (!chosen.delete(id)) chosen.add(id)
    return { chosen, anchor: id }
  }
  const anchor = selection.anchor !== undefined && shown.includes(selection.anchor) ? selection.anchor : id
  const [from, to] = [shown.indexOf(anchor), shown.indexOf(id)].toSorted((one, other) => one - other)
  return { chosen: new Set([...selection.chosen, ...shown.slice(from, (to ?? 0) + 1)]), anchor }
}

export const chooseAll = (shown: RowList): Selection => ({ chosen: new Set(shown) })

/** Without rows that are gone. */
export function stillThere(selection: Selection, list: RowList): Selection {
  const present = new Set(list)
  const chosen = new Set([...selection.chosen].filter((id) => present.has(id)))
  return chosen.size === selection.chosen.size ? selection : { ...selection, chosen }
}
