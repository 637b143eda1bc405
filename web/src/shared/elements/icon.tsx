import type { LucideIcon } from 'lucide-react'
import { cx } from '../cx.ts'

/** A lucide icon in the house's measure: 18 px, stroke 1.75, silent to screen readers. */
export function Icon({ of: Drawing, className }: { of: LucideIcon; className?: string }) {
  return <Drawing size={18} strokeWidth={1.75} aria-hidden className={cx('shrink-0', className)} />
}
