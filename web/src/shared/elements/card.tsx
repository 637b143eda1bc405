import type { ComponentProps, ReactNode } from 'react'
import { cx } from '../cx.ts'

/** A sunken box inside a panel. */
export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={cx('rounded-panel border border-line bg-sunken p-4', className)} />
}

interface CardHeaderProps {
  title: ReactNode
  /** Buttons or a chip at the end of the line. */
  children?: ReactNode
  id?: string
  /** Scripts may focus the heading, after the focused element was removed. The Tab key skips it. */
  focusable?: boolean
  /** The level in the page's outline. */
  level?: 2 | 3
}

export function CardHeader({ title, children, id, focusable = false, level = 2 }: CardHeaderProps) {
  const Heading = `h${level}` as const
  return (
    <div className="mb-3 flex min-h-7 items-center justify-between gap-3">
      <Heading id={id} {...(focusable && { tabIndex: -1 })} className="text-lead font-semibold">
        {title}
      </Heading>
      {children && <div className="flex items-center gap-2">{children}</div>}
    </div>
  )
}
