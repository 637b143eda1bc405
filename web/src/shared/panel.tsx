import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

/** A rounded surface on the canvas. */
export function Panel({ className, ...rest }: ComponentProps<'section'>) {
  return <section {...rest} className={cx('rounded-panel bg-panel', className)} />
}
