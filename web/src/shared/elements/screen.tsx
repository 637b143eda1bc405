import { type ComponentProps, type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { useArrival } from '../arrival.tsx'
import { cx } from '../cx.ts'

/** As wide as the content of every screen may get; in the middle of a wider window. Its parts begin at `edge`. */
export const page = 'mx-auto w-full max-w-page'

/** The left and the right edge of all content. */
export const edge = 'px-4 md:px-6'

/** One screen: its width and its edges. The main area of the shell scrolls and is the container `main` of container queries. */
export function Screen({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={cx(page, edge, 'pt-5 pb-8 md:pt-6', className)} />
}

interface PageHeaderProps {
  /** The text of the heading, or the heading itself where it needs more than its text. */
  title: string | ReactElement
  /** One sentence below. */
  children?: ReactNode
  /** Buttons at the end of the line. */
  actions?: ReactNode
}

export function PageHeader({ title, children, actions }: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {typeof title === 'string' ? <PageHeading>{title}</PageHeading> : title}
        {children && <p className="mt-1 max-w-[62ch] text-muted">{children}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}

const sizes = {
  title: 'text-title font-semibold tracking-tight',
  display: 'text-display font-semibold tracking-[-0.03em]',
}

interface PageHeadingProps extends Omit<ComponentProps<'h1'>, 'children'> {
  children: string
  size?: keyof typeof sizes
  /** The screen has changed at the same address: the heading takes focus as after a navigation. */
  arrived?: boolean
}

/**
 * The h1 of a screen. It sets the document title, and takes focus after a navigation, so that screen readers read it and
 * the next Tab goes into the screen. Use it where `PageHeader` does not fit.
 */
export function PageHeading({ children, size = 'title', arrived = false, className, ...rest }: PageHeadingProps) {
  const ref = useRef<HTMLHeadingElement>(null)
  const { pathname } = useLocation()
  const hasArrived = useArrival()
  const isArrival = useRef(arrived || hasArrived)
  useEffect(() => {
    document.title = children === 'Scopedeck' ? children : `${children} · Scopedeck`
  }, [children])
  // A new path is a new screen, even where React keeps this heading.
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
