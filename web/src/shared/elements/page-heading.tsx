import { type ComponentProps, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { cx } from '../cx.ts'

const sizes = {
  title: 'text-title font-semibold tracking-tight',
  display: 'text-display font-semibold tracking-[-0.03em]',
}

interface PageHeadingProps extends Omit<ComponentProps<'h1'>, 'children'> {
  children: string
  size?: keyof typeof sizes
  /** The screen has become another one at the same address: its heading takes focus all the same. */
  arrived?: boolean
}

/**
 * The one h1 of a screen: it names the document, and takes focus when the screen was reached from another one, so that it
 * is read out and the next Tab goes into the screen. Use it where `PageHeader` does not fit.
 */
export function PageHeading({ children, size = 'title', arrived = false, className, ...rest }: PageHeadingProps) {
  const ref = useRef<HTMLHeadingElement>(null)
  const { key, pathname } = useLocation()
  const isArrival = useRef(arrived || key !== 'default')
  useEffect(() => {
    document.title = children === 'Scopedeck' ? children : `${children} · Scopedeck`
  }, [children])
  // Another path is another screen, even when this heading stays.
  useEffect(() => {
    if (isArrival.current) ref.current?.focus({ preventScroll: true })
    isArrival.current = true
  }, [pathname])
  return (
    <h1 {...rest} ref={ref} tabIndex={-1} className={cx('text-balance', sizes[size], className)}>
      {children}
    </h1>
  )
}
