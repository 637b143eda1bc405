import { Link } from 'react-router'
import { cx } from '../cx.ts'

interface LinkTab {
  value: string
  label: string
  to: string
  /** Beside the label. */
  count?: number | undefined
}

interface LinkTabsProps {
  /** The accessible name. */
  label: string
  /** The value of the tab that is shown. */
  current: string
  tabs: readonly LinkTab[]
}

/** Links between the parts of one screen, which a phone scrolls sideways. */
export function LinkTabs({ label, current, tabs }: LinkTabsProps) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 py-1 md:mx-0 md:px-0">
      <ul className="flex w-max gap-1.5 md:w-auto md:flex-wrap">
        {tabs.map(({ value, label: words, to, count }) => (
          <li key={value}>
            <Link
              to={to}
              aria-current={value === current ? 'page' : undefined}
              className={cx(
                'inline-flex h-11 items-center gap-2 rounded-control border px-3 font-[550] whitespace-nowrap no-underline transition-colors select-none md:h-8 md:text-small',
                value === current
                  ? 'border-transparent bg-accent/14 text-accent'
                  : 'border-strong text-text hover:bg-raised',
              )}
            >
              {words}
              {count !== undefined && (
                <span className="font-mono text-small font-normal text-muted">{count.toLocaleString('en')}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
