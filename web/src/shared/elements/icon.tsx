import type { LucideIcon } from 'lucide-react'
import { cx } from '../cx.ts'

/** A lucide icon at our size: 18 px, stroke 1.75, hidden from screen readers. */
export function Icon({ of: Drawing, className }: { of: LucideIcon; className?: string }) {
  return <Drawing size={18} strokeWidth={1.75} aria-hidden className={cx('shrink-0', className)} />
}

/** A key, as printed on it. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-flex h-5 items-center rounded-tag border border-strong px-1.5 text-small">{children}</kbd>
  )
}
