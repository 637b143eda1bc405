/** A key, as printed on it. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-flex h-5 items-center rounded-tag border border-strong px-1.5 text-small">{children}</kbd>
  )
}
