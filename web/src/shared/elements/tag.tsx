import type { ReactNode } from 'react'
import { cx } from '../cx.ts'

const tones = {
  plain: 'border-line text-muted',
  write: 'border-line text-missing',
  good: 'border-granted/30 text-granted',
  wait: 'border-missing/30 text-missing',
  bad: 'border-denied/30 text-denied',
  accent: 'border-accent/30 text-accent',
}

/** A small word with a border: read, write, a status, "new". */
export function Tag({
  tone = 'plain',
  mono = false,
  children,
}: {
  tone?: keyof typeof tones
  mono?: boolean
  children: ReactNode
}) {
  return (
    <span
      className={cx(
        'inline-flex h-5 shrink-0 items-center rounded-tag border px-1.5 text-small',
        mono && 'font-mono',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
