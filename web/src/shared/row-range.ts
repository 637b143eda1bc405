/** Two indexes of rows, both included. */
export interface RowRange {
  start: number
  end: number
}

/**
 * The first and the last row that a view shows.
 * @param above pixels of the list above the view; below 0 where the list begins inside the view
 * @param viewHeight pixels
 */
export function rowsAround(above: number, viewHeight: number, rowHeight: number, count: number): RowRange {
  const last = Math.max(0, count - 1)
  const within = (row: number) => Math.min(last, Math.max(0, row))
  return {
    start: within(Math.floor(above / rowHeight)),
    end: within(Math.ceil((above + viewHeight) / rowHeight) - 1),
  }
}

/**
 * The scroll position that shows a row, in pixels; the present one where the row is in view.
 * @param covered pixels at the edges of the view, below what sticks there
 */
export function scrollToShow(
  rowTop: number,
  rowHeight: number,
  { scrollTop, clientHeight }: { scrollTop: number; clientHeight: number },
  covered = { top: 0, bottom: 0 },
): number {
  if (rowTop < scrollTop + covered.top) return rowTop - covered.top
  return Math.max(scrollTop, rowTop + rowHeight - clientHeight + covered.bottom)
}
