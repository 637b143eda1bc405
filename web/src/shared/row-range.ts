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

/** The scroll position that shows a row, in pixels; the present one where the row is in view. */
export function scrollToShow(
  rowTop: number,
  rowHeight: number,
  { scrollTop, clientHeight }: { scrollTop: number; clientHeight: number },
): number {
  if (rowTop < scrollTop) return rowTop
  return Math.max(scrollTop, rowTop + rowHeight - clientHeight)
}
