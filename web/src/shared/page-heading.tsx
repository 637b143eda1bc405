import { type ComponentProps, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { cx } from './cx.ts'

/**
 * The one h1 of a screen: it names the document, and takes focus when the screen was reached from another one, so that it
 * is read out and the next Tab goes into the screen. Use it where `PageHeader` does not fit.
 */
export function PageHeading({
  children,
  className,
  ...rest
}: Omit<ComponentProps<'h1'>, 'children'> & { children: string }) {
  const ref = useRef<HTMLHeadingElement>(null)
  const { key, pathname } = useLocation()
  const isArrival = useRef(key !== 'default')
  useEffect(() => {
    document.title = children === 'Scopedeck' ? children : `${children} · Scopedeck`
  }, [children])
  // Another path is another screen, even when this heading stays.
  useEffect(() => {
    if (isArrival.current) ref.current?.focus({ preventScroll: true })
    isArrival.current = true
  }, [pathname])
  return (
    <h1
      {...rest}
      ref={ref}
      tabIndex={-1}
      className={cx('text-title font-semibold tracking-tight text-balance', className)}
    >
      {children}
    </h1>
  )
}
