import type { ComponentProps } from 'react'
import { cx } from '../cx.ts'
import { field } from './field.ts'

/** A line to write into. Wire data stands in it: no corrections, no capitals. */
export function TextField({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      type="text"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      {...rest}
      className={cx(field, 'h-9 px-3 font-mono', className)}
    />
  )
}
