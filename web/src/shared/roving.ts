/** The row that becomes active after a key press; `undefined` for keys that move nothing. */
export function movedTo(key: string, active: number, count: number, rowsInView: number): number | undefined {
  const last = Math.max(0, count - 1)
  const targets: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + rowsInView,
    PageUp: active - rowsInView,
    Home: 0,
    End: last,
  }
  const target = targets[key]
  return target === undefined ? undefined : Math.min(last, Math.max(0, target))
}
