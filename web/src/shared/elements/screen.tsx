import type { ComponentProps } from 'react'
import { cx } from '../cx.ts'

/** The padding every screen shares. The shell's main area scrolls and is the container `main` for @-queries. */
export function Screen({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={cx('px-4 pt-5 pb-8 md:px-6 md:pt-6', className)} />
}
