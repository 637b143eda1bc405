/** A panel without anything on it, while it is not known yet what stands there: no figure that would have to move. */
export function EmptyFrame() {
  return (
    <div className="h-dvh md:p-2">
      <div className="h-full bg-panel max-md:hidden md:rounded-panel" />
    </div>
  )
}
