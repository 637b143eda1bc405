import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from '../cx.ts'
import { field } from './field.ts'
import { Icon } from './icon.tsx'

/** One of several, in the platform’s own list. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={cx('relative block', className)}>
      <select {...rest} className={cx(field, 'h-9 appearance-none pr-9 pl-3 font-mono')} />
      <Icon of={ChevronDown} className="pointer-events-none absolute top-2.25 right-2.5 text-muted" />
    </span>
  )
}
